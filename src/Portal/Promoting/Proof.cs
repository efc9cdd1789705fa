using Curation;
using Curation.Promoting;
using Curation.Workflow;
using Microsoft.EntityFrameworkCore;
using Portal.Auditing;
using Portal.Data;
using Portal.Jobs;

namespace Portal.Promoting;

/// <summary>
/// The proof that the gallery holds what was approved: both sides are listed again and compared with the snapshot, an object of each in
/// memory. Verifying reads and never deletes.
/// </summary>
public sealed class Proof(IDbContextFactory<PortalDb> dbs, Buckets buckets, Comparison comparison, ProgressBoard board, TimeProvider clock)
{
    /// <returns>The receipt, or null and the sentence that says what is missing.</returns>
    public async Task<(Receipt? Receipt, string Fault)> MakeAsync(Promotion promotion, Deposit deposit, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow();
        var seen = default(Tally);
        await foreach (var entry in comparison.EntriesAsync(promotion, cancellationToken))
        {
            if (await comparison.StandingAsync(entry, cancellationToken) is not Standing.Identical)
            {
                return (null, $"After the copy the gallery does not hold “{entry.Wanted.Key}” as it was approved. Find out who else writes there, then check and plan again.");
            }

            seen = seen.With(entry.Wanted);
            if (seen.Objects % 1000 == 0)
            {
                board.Post(promotion.Id, new JobProgress("Verifying", seen.Objects, promotion.NewObjects + promotion.IdenticalObjects, 0, null, since, clock.GetUtcNow()));
            }
        }

        var staging = await StagingHashAsync(promotion.Prefix, cancellationToken);
        return (await WrittenAsync(promotion, deposit, seen, staging == promotion.SnapshotHash, cancellationToken), "");
    }

    private async Task<string> StagingHashAsync(Prefix prefix, CancellationToken cancellationToken)
    {
        using var hash = new SnapshotWriter(null, buckets.Staging.Bucket);
        await foreach (var found in buckets.Staging.ListAsync(prefix.Folder, null, cancellationToken))
        {
            hash.Add(found);
        }

        return hash.Complete().Hash;
    }

    private async Task<Receipt> WrittenAsync(Promotion promotion, Deposit deposit, Tally seen, bool unchanged, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var run = await db.CheckRuns.AsNoTracking().SingleAsync(r => r.Id == promotion.CheckRunId, cancellationToken);
        return new Receipt
        {
            Id = promotion.Id,
            Prefix = promotion.Prefix.Text,
            Staging = buckets.Staging.Bucket,
            Gallery = buckets.Gallery.Bucket,
            SnapshotHash = promotion.SnapshotHash,
            Objects = seen.Objects,
            Bytes = seen.Bytes,
            ObjectsCopied = promotion.NewObjects,
            BytesCopied = promotion.NewBytes,
            Contributor = deposit.OwnerName,
            ApprovedBy = promotion.ApprovedBy,
            ApprovedAt = promotion.ApprovedAt ?? throw new InvalidOperationException("An unapproved promotion was copied."),
            StartedAt = promotion.StartedAt ?? promotion.QueuedAt,
            VerifiedAt = clock.GetUtcNow(),
            Guarantee = buckets.Gallery.Guarantee,
            StagingUnchanged = unchanged,
            RulesVersion = run.RulesVersion,
            Errors = run.Errors,
            Warnings = run.Warnings,
            Waiver = promotion.Waiver,
            WaivedErrors = promotion.WaivedErrors,
            Waivers = WaiverOnReceipt.FromJson(promotion.Waivers),
            Trail = await Trail.EndOfAsync(db, cancellationToken),
        };
    }
}
