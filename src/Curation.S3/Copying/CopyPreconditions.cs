using Amazon.S3.Model;
using Curation.S3.Reading;
using Curation.Store;

namespace Curation.S3.Copying;

/// <summary>Looks at source and target, where a server enforces no conditions or does not say which one failed.</summary>
internal sealed class CopyPreconditions(Bucket target)
{
    /// <summary>Why there is nothing to copy; null if there is.</summary>
    public async Task<CopyOutcome?> CheckAsync(Bucket source, StoredObject approved, CancellationToken cancellationToken)
    {
        var there = await target.Heads.HeadAsync(approved.Key, cancellationToken);
        if (there is not null && ApprovedObject.IsCopied(there, approved))
        {
            return CopyOutcome.AlreadyThere; // Whatever became of the source since.
        }

        var from = await source.Heads.HeadAsync(approved.Key, cancellationToken, version: approved.VersionId);
        if (from is null)
        {
            return CopyOutcome.SourceGone;
        }

        if (!ApprovedObject.IsApproved(from, approved))
        {
            return CopyOutcome.SourceChanged;
        }

        return there is null ? null
            : ObjectChecksums.AreEqual(from, there) == true ? CopyOutcome.AlreadyThere
            : CopyOutcome.TargetDiffers;
    }

    /// <summary>After a copy that no server guarded, or whose ETag is not the approved one: throws unless the target holds what was approved.</summary>
    public async Task EnsureRightAsync(Bucket source, StoredObject approved, CancellationToken cancellationToken)
    {
        var there = await target.Heads.HeadAsync(approved.Key, cancellationToken);
        if (there is not null && ApprovedObject.IsCopied(there, approved))
        {
            return;
        }

        // ETags may differ for good reasons (encryption, part sizes): then an unchanged source and an equal size have to do.
        var from = await source.Heads.HeadAsync(approved.Key, cancellationToken, version: approved.VersionId);
        if (there is null || from is null || !ApprovedObject.IsApproved(from, approved) || ObjectChecksums.AreEqual(from, there) == false)
        {
            throw target.Refusals.Of(StoreReason.NotAsApproved, target.Call(StoreOperation.Copy, approved.Key));
        }
    }
}
