using Sandbox.Refusals;

namespace Sandbox.Auth.Signatures;

/// <summary><c>Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c></summary>
internal static class AuthorizationHeader
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    public static bool IsIn(HttpRequest request) => request.Headers.Authorization.Count > 0;

    public static SignatureClaim Read(HttpRequest request)
    {
        var fields = Fields(request.Headers.Authorization.ToString());
        var credential = SignatureClaim.Credential(fields.GetValueOrDefault("Credential", ""))
            ?? throw Malformed("Credential must be <key>/<yyyymmdd>/<region>/s3/aws4_request.");
        var names = SignatureClaim.HeaderNames(fields.GetValueOrDefault("SignedHeaders", ""))
            ?? throw Malformed("SignedHeaders must be lower-case names, sorted, joined by ';'.");
        return new SignatureClaim
        {
            AccessKeyId = credential[0],
            Date = credential[1],
            Region = credential[2],
            Service = credential[3],
            SignedHeaders = names,
            Signature = fields.TryGetValue("Signature", out var signature) ? signature : throw Malformed("Signature is missing."),
            Time = Time(request),
            SessionToken = request.Headers["x-amz-security-token"] is [var token, ..] ? token : null,
        };
    }

    private static Dictionary<string, string> Fields(string header)
    {
        if (!header.StartsWith(Algorithm, StringComparison.Ordinal))
        {
            throw new S3Exception("InvalidRequest", 400, $"The authorization mechanism you have provided is not supported. Please use {Algorithm}.");
        }
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in header[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0
                || part[..equals] is not ("Credential" or "SignedHeaders" or "Signature")
                || !fields.TryAdd(part[..equals], part[(equals + 1)..]))
            {
                throw Malformed($"'{part}' is not one of Credential, SignedHeaders and Signature, each once with its value.");
            }
        }
        return fields;
    }

    // Clients that may not set Date send x-amz-date; the others may do with Date, as HTTP writes it or as a signature does.
    private static string Time(HttpRequest request)
    {
        var sent = request.Headers["x-amz-date"].Count > 0 ? request.Headers["x-amz-date"].ToString() : request.Headers.Date.ToString();
        var time = request.Headers["x-amz-date"].Count > 0 ? sent : SignatureClaim.OfHttpDate(sent) ?? sent;
        return SignatureClaim.IsTime(time)
            ? time
            : throw new S3Exception("AccessDenied", 403, "AWS authentication requires a valid Date or x-amz-date header, such as 20260102T030405Z.");
    }

    private static S3Exception Malformed(string why) =>
        new("AuthorizationHeaderMalformed", 400, "The authorization header is malformed; " + why);
}
