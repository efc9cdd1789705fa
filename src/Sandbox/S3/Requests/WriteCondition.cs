using Sandbox.Refusals;
using Sandbox.Storage.Records;

namespace Sandbox.S3.Requests;

/// <summary>What must hold of the object that a write would replace. Checked where the write is published, so nothing can come between.</summary>
internal sealed record WriteCondition(string Key, bool MustBeNew, string? MustBe)
{
    private const string Match = "If-Match";
    private const string NoneMatch = "If-None-Match";

    public static WriteCondition Of(S3Request request)
    {
        var (match, noneMatch) = (request.Header(Match), request.Header(NoneMatch));
        if (match is not null && noneMatch is not null)
        {
            throw Refusal.NotImplemented($"{Match},{NoneMatch}", "Multiple conditional request headers present in the request");
        }
        if (noneMatch is not (null or "*") || match == "*")
        {
            var header = match is null ? NoneMatch : Match;
            throw Refusal.NotImplemented(header, $"We don't accept the provided value of {header} header for this API");
        }
        if (match is not null)
        {
            request.RequireOnObject("s3:GetObject");
        }
        return new WriteCondition(request.Address.Key, noneMatch is not null, match);
    }

    public void Check(ObjectRecord? current)
    {
        if (MustBeNew && current is not null)
        {
            throw Refusal.ConditionFailed(NoneMatch);
        }
        if (MustBe is null)
        {
            return;
        }
        if (current is null)
        {
            throw Refusal.NoSuchKey(Key);
        }
        if (!ReadCondition.Matches(MustBe, current.ETag))
        {
            throw Refusal.ConditionFailed(Match);
        }
    }

    /// <summary>As <see cref="Check"/>, at the end of an upload: what it asks for must have held all the while.</summary>
    public void CheckAtEnd(ObjectRecord? current, UploadRecord upload)
    {
        Check(current);
        if (upload.IsOvertaken && (MustBeNew || MustBe is not null))
        {
            throw new S3Exception(
                "ConditionalRequestConflict", 409, "The conditional request cannot succeed due to a conflicting operation against this resource.",
                ("Condition", MustBeNew ? NoneMatch : Match), ("Key", Key));
        }
    }
}
