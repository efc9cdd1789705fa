using Amazon.S3.Model;
using Curation.Plans;

namespace Curation.S3.Copying;

/// <summary>Looks at source and target, where a server enforces no conditions or does not say which one failed.</summary>
internal sealed class BothSides(S3Bucket target)
{
    /// <summary>Why there is nothing to copy; null if there is.</summary>
    public async Task<CopyOutcome?> LookAsync(S3Bucket source, StoredObject approved, CancellationToken cancellationToken)
    {
        var there = await target.Heads.HeadAsync(approved.Key, cancellationToken);
        if (there is not null && IsCopied(there, approved))
        {
            return CopyOutcome.AlreadyThere; // Whatever became of the source since.
        }

        var from = await source.Heads.HeadAsync(approved.Key, cancellationToken, version: approved.VersionId);
        if (from is null)
        {
            return CopyOutcome.SourceGone;
        }

        if (!IsApproved(from, approved))
        {
            return CopyOutcome.SourceChanged;
        }

        return there is null ? null
            : S3Checksums.AreEqual(from, there) == true ? CopyOutcome.AlreadyThere
            : CopyOutcome.TargetDiffers;
    }

    /// <summary>After a copy that no server guarded, or whose ETag is not the approved one: throws unless the target holds what was approved.</summary>
    public async Task EnsureRightAsync(S3Bucket source, StoredObject approved, CancellationToken cancellationToken)
    {
        var there = await target.Heads.HeadAsync(approved.Key, cancellationToken);
        if (there is not null && IsCopied(there, approved))
        {
            return;
        }

        // ETags may differ for good reasons (encryption, part sizes): then an unchanged source and an equal size have to do.
        var from = await source.Heads.HeadAsync(approved.Key, cancellationToken, version: approved.VersionId);
        if (there is null || from is null || !IsApproved(from, approved) || S3Checksums.AreEqual(from, there) == false)
        {
            throw new StoreException(
                $"s3://{target.Bucket}/{approved.Key} does not hold what was approved: the source changed, or something else wrote this key, while it was "
                + "copied. Look at both objects, remove the one in the gallery if it is wrong, then check and approve anew.");
        }
    }

    /// <summary>Whether the source is the very write that was checked: two contents of one MD5 have the same ETag.</summary>
    public static bool IsApproved(GetObjectMetadataResponse head, StoredObject approved) =>
        IsCopied(head, approved) && SameWrite.IsSame(approved.LastModified, S3Keys.Stored(approved.Key, head).LastModified);

    private static bool IsCopied(GetObjectMetadataResponse head, StoredObject approved) =>
        head.ContentLength == approved.Size && S3Keys.Unquoted(head.ETag) == approved.ETag && !S3Checksums.Contradict(approved, head);
}
