using System.Text;
using Sandbox.Auth.Signatures;
using Sandbox.Refusals;
using Sandbox.Wire;

namespace Sandbox.Auth;

/// <summary>Finds out who sent a request, by AWS's Signature Version 4, and refuses whoever cannot prove it.</summary>
internal sealed class RequestAuthenticator(
    string rootAccessKeyId, string rootSecret, string region, SessionStore sessions, TimeProvider clock, IReadOnlyList<SandboxUser>? users = null)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);

    private static readonly string[] Single = ["Authorization", "Date", "x-amz-date", "x-amz-content-sha256", "x-amz-security-token"];

    /// <param name="context">Not yet believed.</param>
    /// <param name="service">Whose endpoint was asked: a signature for another service is none for this one.</param>
    public async Task<AuthenticatedRequest> AuthenticateAsync(HttpContext context, string service = SignatureClaim.S3)
    {
        var request = context.Request;
        var target = RequestTarget.Of(context);
        RequireOnce(request);
        var claim = SignatureClaim.Of(request, target);
        RequireScope(claim, service);
        RequireTimely(claim);
        RequireEverythingSigned(request, claim);
        var (caller, secret) = Identify(claim);
        var key = new SigningKey(secret, claim.Date, claim.Region, claim.Service);
        if (service == SignatureClaim.Sts && request.Headers["x-amz-content-sha256"].Count == 0)
        {
            var form = await BoundedBody.ReadAsync(request.Body, context.RequestAborted);
            RequireSignature(request, target, claim, key, Sha256Hex.Of(form));
            return new AuthenticatedRequest(caller, new MemoryStream(form, writable: false)) { Length = form.Length, Region = claim.Region };
        }
        var payload = Payload.Of(request, target, claim);
        RequireSignature(request, target, claim, key, payload.Declared);
        var (body, length) = payload.Open(request, claim, key);
        if (body != request.Body)
        {
            context.Response.RegisterForDispose(body);
        }
        return new AuthenticatedRequest(caller, body) { Length = length, Region = claim.Region, IsPresigned = claim.IsPresigned };
    }

    private (Caller Caller, string Secret) Identify(SignatureClaim claim)
    {
        if (claim.AccessKeyId == rootAccessKeyId)
        {
            return claim.SessionToken is null
                ? (Caller.Root(rootAccessKeyId), rootSecret)
                : throw new S3Exception("InvalidToken", 400, "The provided token is malformed or otherwise invalid.");
        }
        if (users?.FirstOrDefault(user => user.AccessKeyId == claim.AccessKeyId) is { } user && claim.SessionToken is null)
        {
            return (Caller.User(user), user.SecretAccessKey);
        }
        return claim.SessionToken is { Length: > 0 } token
            ? sessions.Open(claim.AccessKeyId, token)
            : throw new S3Exception("InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records.");
    }

    // Of two, one would be believed and perhaps the other one read.
    private static void RequireOnce(HttpRequest request)
    {
        if (Single.FirstOrDefault(name => request.Headers[name].Count > 1) is { } twice)
        {
            throw Refusal.InvalidArgument(twice, null, $"Only one header {twice} is allowed.");
        }
    }

    private void RequireScope(SignatureClaim claim, string service)
    {
        if (claim.Service != service)
        {
            throw service == SignatureClaim.Sts
                ? new S3Exception("SignatureDoesNotMatch", 403, $"Credential should be scoped to correct service: '{service}'.")
                : new S3Exception(claim.IsPresigned ? "AuthorizationQueryParametersError" : "AuthorizationHeaderMalformed", 400,
                    $"The credential is malformed; incorrect service \"{claim.Service}\". This endpoint belongs to \"{service}\".");
        }
        if (claim.Region.Length == 0)
        {
            throw new S3Exception("AuthorizationHeaderMalformed", 400, $"The credential names no region; expecting '{region}'.");
        }
        if (!claim.Time.StartsWith(claim.Date, StringComparison.Ordinal))
        {
            throw new S3Exception("AuthorizationHeaderMalformed", 400, $"The credential's date {claim.Date} is not the day of x-amz-date, {claim.Time}.");
        }
    }

    private void RequireTimely(SignatureClaim claim)
    {
        // A difference of two times cannot overflow, while a time plus a span can.
        var age = clock.GetUtcNow() - claim.At;
        if (claim.Lasts is { } lasts)
        {
            if (age < -Skew)
            {
                throw new S3Exception("AccessDenied", 403, "Request is not yet valid");
            }
            if (age >= lasts)
            {
                throw new S3Exception("AccessDenied", 403, "Request has expired");
            }
            return;
        }
        if (age.Duration() > Skew)
        {
            throw new S3Exception("RequestTimeTooSkewed", 403, "The difference between the request time and the server's time is too large.");
        }
    }

    // Otherwise whoever holds a signed URL or sits in between could add, say, x-amz-copy-source to it.
    private static void RequireEverythingSigned(HttpRequest request, SignatureClaim claim)
    {
        var isSigned = claim.SignedHeaders.Contains("host") && request.Headers.Keys
            .Select(name => name.ToLowerInvariant())
            .Where(name => name.StartsWith("x-amz-", StringComparison.Ordinal) && name != "x-amz-content-sha256")
            .All(name => claim.SignedHeaders.Contains(name));
        if (!isSigned)
        {
            throw new S3Exception("AccessDenied", 403, "There were headers present in the request which were not signed");
        }
    }

    private static void RequireSignature(HttpRequest request, RequestTarget target, SignatureClaim claim, SigningKey key, string payloadHash)
    {
        var canonical = CanonicalRequest.Of(request, target, claim, payloadHash);
        if (!key.Signed($"AWS4-HMAC-SHA256\n{claim.Time}\n{claim.Scope}\n{Sha256Hex.Of(Encoding.Latin1.GetBytes(canonical))}", claim.Signature))
        {
            throw new S3Exception("SignatureDoesNotMatch", 403,
                "The request signature we calculated does not match the signature you provided. Check your key and signing method.");
        }
    }
}
