using Curation.Plans;
using Curation.Store;
using Curation.Workflow.Checks;
using Curation.Workflow.Deposits;
using Curation.Workflow.Promotions;
using Microsoft.EntityFrameworkCore;
using Portal.Auditing;
using Portal.Data;
using Portal.Ground;
using Portal.Jobs;

namespace Portal.Promoting.Copying;

/// <summary>
/// The proof that the gallery holds what was approved: both sides are listed again and compared with the snapshot, an object of each in
/// memory. Verifying reads and never deletes.
/// </summary>
public sealed class CopyVerification(IDbContextFactory<PortalDb> dbs, Buckets buckets, Comparison comparison, ProgressBoard board, TimeProvider clock)
{
    /// <param name="promotion">What was copied.</param>
    /// <param name="deposit">Whose it is.</param>
    /// <param name="remarks">What there is to say about the copies.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    /// <returns>The receipt, or null and the sentence that says what is missing.</returns>
    public async Task<(Receipt? Receipt, string Fault)> MakeAsync(
        Promotion promotion, Deposit deposit, IReadOnlyCollection<string> remarks, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow();
        var (seen, compared, otherwise, change, evidence) = (default(Tally), 0L, 0L, new StagingChange(), new EvidenceCount());
        using var contents = new ContentsHash(buckets.Staging.Bucket);
        await foreach (var (entry, staged) in comparison.BesideStagingAsync(promotion, cancellationToken))
        {
            change.Count(entry?.Wanted, staged);
            if (entry is null)
            {
                continue;
            }

            if (await comparison.StateAsync(entry, cancellationToken) is not EntryState.Identical)
            {
                return (null, $"After the copy the gallery does not hold “{entry.Wanted.Key}” as it was approved. Find out who else writes there, then check and plan again.");
            }

            if (entry.Present is { } published && staged is not null && RewrittenObjects.MayBeAnother(entry.Wanted, staged, published))
            {
                return (null, RewrittenObjects.Describe(staged));
            }

            seen = seen.With(entry.Wanted);
            compared += entry.HasSameBytes is true ? 1 : 0;
            otherwise += entry.HasOtherETag && entry.HasSameBytes is null ? 1 : 0;
            contents.Add(entry.Wanted);
            evidence.Add(entry.Wanted);
            if (seen.Objects % 1000 == 0)
            {
                board.Post(promotion.Id, new JobProgress(JobPhase.Verifying, seen.Objects, promotion.NewObjects + promotion.IdenticalObjects, 0, null, since, clock.GetUtcNow()));
            }
        }

        var receipt = await WrittenAsync(promotion, deposit, seen, cancellationToken);
        return (receipt with
        {
            ContentsHash = contents.Complete(),
            StagingUnchanged = change.IsNone,
            StagingEvidence = evidence.Weakest,
            ObjectsWithChecksum = evidence.Checksums,
            ObjectsCompared = compared,
            ObjectsComparedOtherwise = otherwise,
            StagingAdded = change.Added,
            StagingChanged = change.Changed,
            StagingRemoved = change.Removed,
            Remarks = [.. remarks],
        }, "");
    }

    private async Task<Receipt> WrittenAsync(Promotion promotion, Deposit deposit, Tally seen, CancellationToken cancellationToken)
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
            VerifiedAt = new[] { clock.GetUtcNow(), promotion.StartedAt ?? promotion.QueuedAt }.Max(), // never before the approval, whatever the clock says
            Guarantee = buckets.Gallery.Guarantee,
            StagingUnchanged = false,
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
