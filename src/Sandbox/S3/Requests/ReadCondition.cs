using System.Globalization;
using Sandbox.Refusals;
using Sandbox.Storage.Records;

namespace Sandbox.S3.Requests;

/// <summary>The four conditions of RFC 9110 on an object that is read or copied, in S3's order of precedence.</summary>
internal sealed record ReadCondition(string Before, string? Match, string? NoneMatch, DateTimeOffset? ModifiedSince, DateTimeOffset? UnmodifiedSince)
{
    public static ReadCondition OfRead(S3Request request) => Of(request, "");

    public static ReadCondition OfCopySource(S3Request request) => Of(request, "x-amz-copy-source-");

    /// <summary>Throws 412 when a condition fails; false means "not modified".</summary>
    public bool Holds(ObjectSummary found)
    {
        if (Match is not null ? !Matches(Match, found.ETag) : UnmodifiedSince is { } unmodified && found.LastModified > unmodified)
        {
            throw Refusal.ConditionFailed(Before + (Match is not null ? "If-Match" : "If-Unmodified-Since"));
        }
        return NoneMatch is not null
            ? !Matches(NoneMatch, found.ETag)
            : ModifiedSince is not { } modified || found.LastModified > modified;
    }

    public static bool Matches(string condition, string etag) => condition.Split(',')
        .Select(one => one.Trim())
        .Any(one => one == "*" || (one.StartsWith("W/", StringComparison.Ordinal) ? one[2..] : one).Trim('"') == etag);

    /// <summary>What a copy is refused with where a read would be told "not modified".</summary>
    public S3Exception NotModified() => Refusal.ConditionFailed(Before + (NoneMatch is not null ? "If-None-Match" : "If-Modified-Since"));

    private static ReadCondition Of(S3Request request, string before) => new(
        before,
        request.Header(before + "If-Match"),
        request.Header(before + "If-None-Match"),
        Time(request, before, "If-Modified-Since"),
        Time(request, before, "If-Unmodified-Since"));

    // A date that cannot be read is passed over, as HTTP has it for a read; a copy that was to depend on it is not made.
    private static DateTimeOffset? Time(S3Request request, string before, string name)
    {
        var text = request.Header(before + name);
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return time;
        }
        return text is null || before.Length == 0
            ? null
            : throw Refusal.InvalidArgument(before + name, text, $"{before}{name} must be a date as HTTP writes it.");
    }
}
