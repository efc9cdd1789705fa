using Sandbox.Storage.Records;

namespace Sandbox.S3;

/// <summary>What must hold of the object that a write would replace. Checked where the write is published, so nothing can come between.</summary>
internal sealed record WriteCondition(bool MustBeNew, string? MustBe)
{
    public static WriteCondition Of(S3Request request)
    {
        var noneMatch = request.Header("If-None-Match");
        if (noneMatch is not (null or "*"))
        {
            throw new S3Exception("NotImplemented", 501, "A header you provided implies functionality that is not implemented: If-None-Match takes only * here.");
        }
        var match = request.Header("If-Match");
        if (match is not null)
        {
            request.RequireOnObject("s3:GetObject");
        }
        return new WriteCondition(noneMatch is not null, match);
    }

    public void Check(ObjectRecord? current)
    {
        if (MustBeNew && current is not null)
        {
            throw ReadCondition.Failed();
        }
        if (MustBe is null)
        {
            return;
        }
        if (current is null)
        {
            throw new S3Exception("NoSuchKey", 404, "The specified key does not exist.");
        }
        if (!ReadCondition.Matches(MustBe, current.ETag))
        {
            throw ReadCondition.Failed();
        }
    }
}
