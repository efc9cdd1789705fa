using System.Runtime.CompilerServices;
using Curation.Plans;
using Curation.Store;
using Curation.Workflow.Promotions;
using Portal.Data;
using Portal.Ground;
using Portal.Jobs;

namespace Portal.Promoting.Copying;

/// <summary>The approved snapshot beside what the gallery holds now, as both stream by.</summary>
public sealed class Comparison(Buckets buckets, DataFolder folder, ProgressBoard board, S3Options options, TimeProvider clock)
{
    public async Task RequireSnapshotAsync(Promotion promotion, CancellationToken cancellationToken)
    {
        var files = folder.Check(promotion.CheckRunId);
        if (!File.Exists(files.Snapshot))
        {
            throw new InvalidDataException(
                "The snapshot of the check is gone from the portal's data directory: check the deposit again and plan from that check.");
        }

        await using var file = files.OpenSnapshot();
        if (!await SnapshotReader.IsAsync(file, promotion.SnapshotHash, cancellationToken))
        {
            throw new InvalidDataException(
                "The snapshot's file no longer has the hash that was approved: check the deposit again and plan from that check.");
        }
    }

    /// <summary>
    /// What was checked and what the gallery holds of it, with its checksum where the check kept one: as many look-ups as the check made at most.
    /// </summary>
    public async IAsyncEnumerable<PlanEntry> EntriesAsync(
        Promotion promotion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = folder.Check(promotion.CheckRunId).OpenSnapshot();
        var there = buckets.Gallery.ListAsync(promotion.Prefix.Folder, null, cancellationToken);
        var entries = CopyPlan.CompareAsync(SnapshotReader.ReadAsync(file, cancellationToken), there, cancellationToken);
        await foreach (var entry in Prefetch.AskAsync(entries, options.CopyParallelism, LookUp, cancellationToken))
        {
            yield return entry;
        }
    }

    /// <summary>The same entries beside what is staged now, which may have more: one listing of each of the three is in flight.</summary>
    public IAsyncEnumerable<(PlanEntry? Entry, StoredObject? Staged)> BesideStagingAsync(Promotion promotion, CancellationToken cancellationToken) =>
        ListingMerge.PairAsync(
            EntriesAsync(promotion, cancellationToken),
            entry => entry.Wanted.Key,
            buckets.Staging.ListPinnedAsync(promotion.Prefix.Folder, cancellationToken),
            staged => staged.Key,
            cancellationToken);

    /// <summary>What became of staging since the check.</summary>
    public async Task<StagingChange> SinceCheckAsync(Promotion promotion, CancellationToken cancellationToken)
    {
        await using var file = folder.Check(promotion.CheckRunId).OpenSnapshot();
        var now = buckets.Staging.ListPinnedAsync(promotion.Prefix.Folder, cancellationToken);
        return await StagingChange.SinceAsync(SnapshotReader.ReadAsync(file, cancellationToken), now, cancellationToken);
    }

    public async Task<PlanSummary> SummarizeAsync(Promotion promotion, CancellationToken cancellationToken)
    {
        var plan = new PlanSummary();
        var since = clock.GetUtcNow();
        await foreach (var entry in EntriesAsync(promotion, cancellationToken))
        {
            plan.Count(entry.Wanted, await StateAsync(entry, cancellationToken));
            if (plan.All.Objects % 1000 == 0)
            {
                board.Post(promotion.Id, new JobProgress(JobPhase.Comparing, plan.All.Objects, null, plan.All.Bytes, null, since, clock.GetUtcNow()));
            }
        }

        return plan;
    }

    /// <summary>Where ETags cannot tell (encryption, other part sizes), the checksums do that both objects have now.</summary>
    public async ValueTask<EntryState> StateAsync(PlanEntry entry, CancellationToken cancellationToken) =>
        entry is { State: EntryState.Conflicting, HasSameBytes: null, Present: { } present } && present.Size == entry.Wanted.Size
            && await buckets.Staging.HoldsSameBytesAsync(entry.Wanted, buckets.Gallery, present, cancellationToken)
            ? EntryState.Identical
            : entry.State;

    private Task<PlanEntry>? LookUp(PlanEntry entry, CancellationToken cancellationToken) =>
        entry is { Wanted.Checksum.Length: > 0, Present: { } present } && present.Size == entry.Wanted.Size
            ? LookUpAsync(entry, present, cancellationToken)
            : null;

    private async Task<PlanEntry> LookUpAsync(PlanEntry entry, StoredObject present, CancellationToken cancellationToken) =>
        entry with { Present = await buckets.Gallery.WithChecksumAsync(present, cancellationToken) };
}
