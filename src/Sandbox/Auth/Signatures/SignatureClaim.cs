using System.Globalization;
using Sandbox.Refusals;
using Sandbox.S3Control;
using Sandbox.Wire;

namespace Sandbox.Auth.Signatures;

/// <summary>What a request says of its own signature, well formed but not yet believed.</summary>
internal sealed record SignatureClaim
{
    public const string S3 = "s3";
    public const string Sts = "sts";

    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    public required string AccessKeyId { get; init; }

    public required string Date { get; init; }

    public required string Region { get; init; }

    public required string Service { get; init; }

    public required IReadOnlyList<string> SignedHeaders { get; init; }

    public required string Signature { get; init; }

    public required string Time { get; init; }

    public required string? SessionToken { get; init; }

    /// <summary>How long a presigned URL lasts; null when the request has an Authorization header.</summary>
    public TimeSpan? Lasts { get; init; }

    public bool IsPresigned => Lasts is not null;

    public string Scope => $"{Date}/{Region}/{Service}/aws4_request";

    public DateTimeOffset At => DateTimeOffset.ParseExact(Time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static SignatureClaim Of(HttpRequest request, RequestTarget target)
    {
        var header = AuthorizationHeader.IsIn(request);
        var query = PresignedQuery.IsIn(target);
        return (header, query) switch
        {
            (true, true) => throw new S3Exception(
                "InvalidArgument", 400, "Only one auth mechanism is allowed: the Authorization header or the X-Amz-Signature parameter."),
            (true, false) => AuthorizationHeader.Read(request),
            (false, true) => PresignedQuery.Read(target),
            _ when PresignedQuery.IsOldIn(target) => throw new S3Exception("InvalidRequest", 400,
                "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256 (signature_version = s3v4)."),
            _ => throw new S3Exception("AccessDenied", 403, "Access Denied: the request is not signed."),
        };
    }

    /// <summary>A date as HTTP writes it, in the form that signatures have; null when it is none.</summary>
    public static string? OfHttpDate(string text) =>
        DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)
            : null;

    public static bool IsTime(string text) =>
        DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    /// <summary>Reads <c>KEY/20260102/us-east-1/s3/aws4_request</c>; null when it is not one.</summary>
    public static string[]? Credential(string text)
    {
        var parts = text.Split('/');
        return parts is [{ Length: > 0 }, { Length: 8 }, _, S3 or Sts, "aws4_request"] ? parts : null;
    }

    /// <summary>Reads <c>host;x-amz-date</c>: lower case, sorted, each once; null when it is not so.</summary>
    public static string[]? HeaderNames(string text)
    {
        var names = text.Split(';');
        var proper = names.All(name => name.Length > 0 && name.All(c => char.IsAsciiLetterLower(c) || !char.IsAsciiLetter(c)));
        var sorted = names.Zip(names.Skip(1)).All(pair => string.CompareOrdinal(pair.First, pair.Second) < 0);
        return proper && sorted ? names : null;
    }
}
