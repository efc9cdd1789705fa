using System.Globalization;
using Sandbox.Refusals;
using Sandbox.Wire;

namespace Sandbox.Auth.Signatures;

/// <summary>A signature that stands in the URL, so that a browser can follow a link.</summary>
internal static class PresignedQuery
{
    private const int Week = 604_800;

    public static bool IsIn(RequestTarget target) => target.Parameters()
        .Any(parameter => UriEncoding.Decode(parameter.Name) is "X-Amz-Signature" or "X-Amz-Algorithm");

    /// <summary>Version 2, which older clients still make of a link unless they are told otherwise.</summary>
    public static bool IsOldIn(RequestTarget target) => target.Parameters().Any(parameter => parameter.Name == "AWSAccessKeyId");

    public static SignatureClaim Read(RequestTarget target)
    {
        var fields = Fields(target);
        if (Get("X-Amz-Algorithm") != "AWS4-HMAC-SHA256")
        {
            throw Malformed("X-Amz-Algorithm must be AWS4-HMAC-SHA256.");
        }
        var credential = SignatureClaim.Credential(Get("X-Amz-Credential"))
            ?? throw Malformed("X-Amz-Credential must be <key>/<yyyymmdd>/<region>/s3/aws4_request.");
        var names = SignatureClaim.HeaderNames(Get("X-Amz-SignedHeaders"))
            ?? throw Malformed("X-Amz-SignedHeaders must be lower-case names, sorted, joined by ';'.");
        return new SignatureClaim
        {
            AccessKeyId = credential[0],
            Date = credential[1],
            Region = credential[2],
            Service = credential[3],
            SignedHeaders = names,
            Signature = Get("X-Amz-Signature"),
            Time = SignatureClaim.IsTime(Get("X-Amz-Date")) ? Get("X-Amz-Date") : throw Malformed("X-Amz-Date must be such as 20260102T030405Z."),
            SessionToken = fields.GetValueOrDefault("X-Amz-Security-Token"),
            Lasts = Lasts(Get("X-Amz-Expires")),
        };

        string Get(string name) => fields.TryGetValue(name, out var value) ? value : throw Malformed($"{name} is missing.");
    }

    private static Dictionary<string, string> Fields(RequestTarget target)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in target.Parameters())
        {
            var decoded = UriEncoding.Decode(name);
            if (decoded.StartsWith("X-Amz-", StringComparison.Ordinal) && !fields.TryAdd(decoded, UriEncoding.Decode(value)))
            {
                throw Malformed($"{decoded} stands twice.");
            }
        }
        return fields;
    }

    private static TimeSpan Lasts(string seconds) =>
        int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= Week
            ? TimeSpan.FromSeconds(value)
            : throw Malformed($"X-Amz-Expires must be between 1 and {Week} seconds.");

    private static S3Exception Malformed(string why) =>
        new("AuthorizationQueryParametersError", 400, "Error parsing the query parameters of the signature; " + why);
}
