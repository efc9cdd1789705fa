using System.Text;
using Microsoft.AspNetCore.Http;
using Sandbox.Auth;
using Sandbox.Auth.Signatures;
using Sandbox.Wire;
using Testing.Clocks;

namespace Sandbox.Tests.Running;

/// <summary>Signs as a client does. That the canonical form is right is proved by AWS's own vectors and client.</summary>
internal static class Signing
{
    public const string RootKey = "SANDBOXROOT";
    public const string RootSecret = "sandbox-root-secret";

    public static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    public static RequestAuthenticator Authenticator(FixedClock clock) =>
        new(RootKey, RootSecret, "us-east-1", new SessionStore(RootSecret, clock), clock);

    public static Task<AuthenticatedRequest> AuthenticateAsync(HttpContext context, string service = "s3") =>
        Authenticator(new FixedClock(Now)).AuthenticateAsync(context, service);

    public static DefaultHttpContext Signed(
        string method, string target, byte[] body, IEnumerable<(string, string)>? more = null, string? payload = null,
        string key = RootKey, string secret = RootSecret, string time = "20260304T050607Z", string service = "s3", Stream? stream = null,
        bool hasAmazonDate = true)
    {
        // Clients of STS sign the hash of their form without sending it.
        (string, string)[] told = service == "sts" ? [] : [("x-amz-content-sha256", payload ?? Sha256Hex.Of(body))];
        (string, string)[] dated = hasAmazonDate ? [("x-amz-date", time)] : [];
        (string, string)[] headers = [("host", "127.0.0.1:5081"), .. dated, .. told, .. more ?? []];
        var context = RawRequests.Of(method, target, headers, stream ?? new MemoryStream(body));
        var names = string.Join(';', headers.Select(header => header.Item1).Distinct().Order(StringComparer.Ordinal));
        Authorize(context, $"{key}/{time[..8]}/eu-west-1/{service}/aws4_request", names, "");
        var claim = SignatureClaim.Of(context.Request, RequestTarget.Of(context));
        var canonical = CanonicalRequest.Of(context.Request, RequestTarget.Of(context), claim, payload ?? Sha256Hex.Of(body));
        Authorize(
            context,
            $"{key}/{claim.Scope}",
            names,
            Key(claim, secret).Sign($"AWS4-HMAC-SHA256\n{time}\n{claim.Scope}\n{Sha256Hex.Of(Encoding.Latin1.GetBytes(canonical))}"));
        return context;
    }

    /// <param name="method">As HTTP has it.</param>
    /// <param name="path">Encoded as it is to be sent.</param>
    /// <param name="seconds">How long it lasts.</param>
    /// <param name="token">Of a session.</param>
    /// <param name="key">Who signs.</param>
    /// <param name="secret">With what.</param>
    /// <param name="more">What stands in the query besides, encoded; begins with an ampersand.</param>
    public static string Presigned(
        string method, string path, int seconds, string? token = null, string key = RootKey, string secret = RootSecret, string more = "")
    {
        var query = $"X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={key}%2F20260304%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20260304T050607Z"
            + $"&X-Amz-Expires={seconds}&X-Amz-SignedHeaders=host" + (token is null ? "" : $"&X-Amz-Security-Token={token}") + more;
        var context = RawRequests.Of(method, $"{path}?{query}&X-Amz-Signature=", [("host", "127.0.0.1:5081")]);
        var claim = SignatureClaim.Of(context.Request, RequestTarget.Of(context));
        var canonical = CanonicalRequest.Of(context.Request, RequestTarget.Of(context), claim, "UNSIGNED-PAYLOAD");
        return
            $"{path}?{query}&X-Amz-Signature={Key(claim, secret).Sign($"AWS4-HMAC-SHA256\n{claim.Time}\n{claim.Scope}\n{Sha256Hex.Of(canonical)}")}";
    }

    public static SigningKey Key(SignatureClaim claim, string secret) => new(secret, claim.Date, claim.Region, claim.Service);

    private static void Authorize(HttpContext context, string credential, string names, string signature) =>
        context.Request.Headers.Authorization = $"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders={names}, Signature={signature}";
}
