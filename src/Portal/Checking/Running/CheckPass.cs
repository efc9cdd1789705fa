using Curation;
using Curation.Checks;
using Curation.Findings;
using Curation.Plans;
using Curation.Plates;
using Curation.Store;
using Curation.Workflow;
using Curation.Workflow.Checks;
using Portal.Checking.Files;
using Portal.Checking.Store;
using Portal.Data;
using Portal.Ground;
using Portal.Jobs;

namespace Portal.Checking.Running;

/// <summary>
/// Lists a prefix of staging or of the gallery once and makes everything of it: findings, counts, plates, folder totals and the snapshot; then reads the tables
/// that the listing has, and joins them with it. Memory: a page of the listing, the check's bounded counts and plates, a batch of folder rows, what the
/// tables of one plate name. Names wait in a scratch file.
/// </summary>
internal sealed class CheckPass(CheckRun asked, RunFolder files, Buckets buckets, RulePack rules, FolderTotals totals, ProgressBoard board, TimeProvider clock)
{
    private readonly DateTimeOffset since = clock.GetUtcNow();
    private readonly CheckRepairs repairs = new(rules);

    private IObjectStore Bucket => IsOfGallery ? buckets.Gallery : buckets.Staging;

    private bool IsOfGallery => asked.Of is CheckOf.Gallery;

    /// <param name="findBefore">The run to compare with, once this one has seen all.</param>
    public async Task<(Snapshot Snapshot, CheckSummary Summary)> RunAsync(Func<CancellationToken, Task<EarlierRun?>> findBefore, CancellationToken cancellationToken)
    {
        files.Make();
        using var store = new FindingsWriter(files.FindingsStore);
        Snapshot snapshot;
        DepositReport report;
        int? planned = null;
        await using (var snapshotFile = RunFolder.CreateAside(files.Snapshot))
        await using (var findingsFile = RunFolder.CreateAside(files.Findings))
        {
            using var writer = new SnapshotWriter(snapshotFile, Bucket.Bucket);
            using var findings = new FindingsFile(findingsFile, store);
            await using var scratch = ScratchFile.Open(files.Scratch);
            var check = new DepositCheck(rules, IsOfGallery ? Profile.Gallery : Profile.Staging, Keep, asked.Prefix, scratch, granted: asked.Prefix);
            await using var gallery = asked.Of is CheckOf.Staging ? new GalleryComparison(buckets.Gallery, check) : null;
            await ObserveAsync(writer, check, gallery, cancellationToken);
            await totals.CompleteAsync(cancellationToken);
            if (asked.Of is CheckOf.Staging)
            {
                planned = await repairs.WriteAsync(files, cancellationToken);
            }

            snapshot = writer.Complete();
            if (gallery is not null)
            {
                Post(JobPhase.LookingAtGallery, writer.Tally);
                await gallery.CompleteAsync(cancellationToken);
            }

            report = await ReadTablesAsync(check, cancellationToken);

            void Keep(Finding finding)
            {
                findings.Add(finding);
                repairs.Observe(finding);
            }
        }

        await PlatesFile.WriteAsync(files.Plates, report.Plates, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        store.Complete(await findBefore(cancellationToken));
        RunFolder.Complete(files.Snapshot);
        RunFolder.Complete(files.Findings);
        return (snapshot, report.Summary with { Repairs = planned });
    }

    private async Task ObserveAsync(SnapshotWriter writer, DepositCheck check, GalleryComparison? gallery, CancellationToken cancellationToken)
    {
        Post(JobPhase.Listing, default);
        await foreach (var found in ListAsync(cancellationToken))
        {
            writer.Add(found);
            check.Observe(found);
            repairs.Observed(found.Key, found.Size);
            if (gallery is not null)
            {
                await gallery.ObserveAsync(found, cancellationToken);
            }

            await totals.AddAsync(found, cancellationToken);
            if (writer.Tally.Objects % 1000 == 0)
            {
                Post(JobPhase.Listing, writer.Tally);
            }
        }
    }

    private async Task<DepositReport> ReadTablesAsync(DepositCheck check, CancellationToken cancellationToken)
    {
        var begun = clock.GetUtcNow();
        return await check.CompleteAsync(
            new TimedContents(Bucket, clock),
            buckets.Gallery,
            tables => board.Post(asked.Id, new JobProgress(JobPhase.ReadingTables, tables.Done, tables.Of, 0, null, begun, clock.GetUtcNow())),
            cancellationToken);
    }

    // What may be promoted is pinned as far as its server can.
    private IAsyncEnumerable<StoredObject> ListAsync(CancellationToken cancellationToken) => asked.Of is CheckOf.Staging
        ? Bucket.WithChecksumsAsync(Bucket.ListPinnedAsync(asked.Prefix.Folder, cancellationToken), cancellationToken)
        : Bucket.ListAsync(asked.Prefix.Folder, null, cancellationToken);

    private void Post(JobPhase phase, Tally seen) => board.Post(asked.Id, new JobProgress(phase, seen.Objects, null, seen.Bytes, null, since, clock.GetUtcNow()));
}
