using System.Text.Json;
using Curation.Checks;
using Curation.Findings;
using Curation.Plans;
using Curation.Plates;
using Curation.Registries;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Jobs;
using Microsoft.EntityFrameworkCore;
using Portal.Checking.Files;
using Portal.Checking.Rows;
using Portal.Checking.Store;
using Portal.Data;
using Portal.Ground;
using Portal.Jobs;
using Portal.Registering;

namespace Portal.Checking.Running;

/// <summary>
/// Lists a prefix of staging or of the gallery once and makes everything of it: findings, counts, plates, folder totals and the snapshot; then reads the tables
/// that the listing has, and joins them with it. Killed in the middle it begins anew: a check changes nothing. Memory: a page of the listing, the check's
/// bounded counts and plates, a batch of folder rows, what the tables of one plate name. Names wait in a scratch file.
/// </summary>
public sealed class CheckWorker(IDbContextFactory<PortalDb> dbs, Buckets buckets, DataFolder folder, CurrentRegistry registry, ProgressBoard board, TimeProvider clock) : IWorker
{
    public IQueryable<Job> Rows(PortalDb db) => db.CheckRuns;

    // One at a time for each person: who asks for many does not keep the others waiting.
    public IQueryable<Job> Waiting(PortalDb db, List<Guid> running) => db.CheckRuns.Where(run =>
        run.State == JobState.Queued && !running.Contains(run.Id) && !db.CheckRuns.Any(other => running.Contains(other.Id) && other.AskedById == run.AskedById));

    public IQueryable<Job> ReadableBy(PortalDb db, Actor actor) => db.ChecksReadableBy(actor);

    public JobRow Describe(Job job)
    {
        var run = (CheckRun)job;
        return new JobRow(
            run,
            "Check",
            run.Of is CheckOf.Listing ? run.ListingName : run.Prefix.Text,
            run.Of is CheckOf.Staging ? $"/deposits/{run.DepositId}/check/{run.Id}" : $"/checks/{run.Id}");
    }

    // Anybody may ask for checks, so there may be many; what a maintainer approved is not kept waiting by them.
    public bool LeavesAPlace => true;

    public async Task RunAsync(Guid id, CancellationToken cancellationToken)
    {
        CheckRun asked;
        await using (var db = await dbs.CreateDbContextAsync(cancellationToken))
        {
            asked = await db.CheckRuns.AsNoTracking().SingleAsync(r => r.Id == id, cancellationToken);
        }

        var (snapshot, summary) = await LookAsync(asked, cancellationToken);
        if (snapshot.Tally.Objects == 0)
        {
            throw new StoreException(asked.Of is CheckOf.Gallery
                ? $"The gallery holds nothing under {asked.Prefix}/: look at its spelling."
                : $"Nothing is staged under {asked.Prefix}/: upload first, then check.");
        }

        await using var done = await dbs.BeginAsync(cancellationToken);
        var run = await done.CheckRuns.SingleAsync(r => r.Id == id, cancellationToken);
        if (run.State is not JobState.Running)
        {
            return;
        }

        run.Finish(
            new CheckResult(
                snapshot.Tally,
                summary.Objects.Objects,
                summary.Findings.Errors,
                summary.Findings.Warnings,
                summary.Findings.Infos,
                snapshot.Hash,
                summary.Pack,
                JsonSerializer.Serialize(summary, FindingForm.Default.CheckSummary),
                summary.Registry,
                summary.HarmfulErrors()),
            clock.GetUtcNow());
        await done.SaveChangesAsync(cancellationToken);
    }

    public async Task FailAsync(Guid id, string reason, CancellationToken cancellationToken)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var run = await db.CheckRuns.SingleAsync(r => r.Id == id, cancellationToken);
        if (run.State is JobState.Running)
        {
            RemoveFiles(id);
            run.Fail(reason, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    // What it has written so far serves nobody, and on a full disk stands in the way of saving that it failed.
    private void RemoveFiles(Guid id)
    {
        try
        {
            folder.RemoveCheck(id);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The sweep takes it away; a disk that lets nothing go must not keep the row from saying that it failed.
        }
    }

    private async Task<(Snapshot Snapshot, CheckSummary Summary)> LookAsync(CheckRun asked, CancellationToken cancellationToken)
    {
        var (id, prefix) = (asked.Id, asked.Prefix);
        var (bucket, profile) = asked.Of is CheckOf.Gallery ? (buckets.Gallery, Profile.Gallery) : (buckets.Staging, Profile.Staging);
        Directory.CreateDirectory(folder.Check(id));
        var since = clock.GetUtcNow();
        var totals = new FolderTotals(id, dbs);
        using var store = new FindingsWriter(folder.FindingsStoreOf(id));
        Snapshot snapshot;
        DepositReport report;
        int? planned = null;

        // Written aside: a file of its final name is whole.
        await using (var file = File.Create(folder.SnapshotOf(id) + ".part", 1 << 16))
        await using (var findingsFile = File.Create(folder.FindingsOf(id) + ".part", 1 << 16))
        {
            using var writer = new SnapshotWriter(file, bucket.Bucket);
            using var findings = new FindingsFile(findingsFile, store);
            var repairs = new CheckRepairs(registry.Rules);
            await using var scratch = ScratchFile.Open(Path.Combine(folder.Check(id), "names.scratch"));
            var check = new DepositCheck(registry.Rules, profile, Take, prefix, scratch, granted: prefix);
            await using var gallery = asked.Of is CheckOf.Staging ? new GalleryComparison(buckets.Gallery, check) : null;
            board.Post(id, new JobProgress("Listing and checking", 0, null, 0, null, since, since));
            await foreach (var found in ListAsync(asked.Of, bucket, prefix, cancellationToken))
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
                    board.Post(id, new JobProgress("Listing and checking", writer.Tally.Objects, null, writer.Tally.Bytes, null, since, clock.GetUtcNow()));
                }
            }

            await totals.CompleteAsync(cancellationToken);
            if (asked.Of is CheckOf.Staging)
            {
                planned = await repairs.WriteAsync(folder.Check(id), cancellationToken);
            }

            snapshot = writer.Complete();
            if (gallery is not null)
            {
                board.Post(id, new JobProgress("Looking at what the gallery holds", writer.Tally.Objects, null, writer.Tally.Bytes, null, since, clock.GetUtcNow()));
                await gallery.CompleteAsync(cancellationToken);
            }

            var read = clock.GetUtcNow();
            report = await check.CompleteAsync(
                new TimedContents(bucket, clock),
                buckets.Gallery,
                tables => board.Post(id, new JobProgress("Reading the tables", tables.Done, tables.Of, 0, null, read, clock.GetUtcNow())),
                cancellationToken);

            void Take(Finding finding)
            {
                findings.Add(finding);
                repairs.Hear(finding);
            }
        }

        await PlatesFile.WriteAsync(PlatesFile.In(folder.Check(id)), report.Plates, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        store.Complete(await BeforeAsync(asked, cancellationToken));
        File.Move(folder.SnapshotOf(id) + ".part", folder.SnapshotOf(id), overwrite: true);
        File.Move(folder.FindingsOf(id) + ".part", folder.FindingsOf(id), overwrite: true);
        return (snapshot, report.Summary with { Repairs = planned });
    }

    // What may be promoted is pinned as far as its server can.
    private static IAsyncEnumerable<StoredObject> ListAsync(CheckOf of, IObjectStore bucket, Prefix prefix, CancellationToken cancellationToken) => of is CheckOf.Staging
        ? bucket.WithChecksumsAsync(bucket.ListPinnedAsync(prefix.Folder, cancellationToken), cancellationToken)
        : bucket.ListAsync(prefix.Folder, null, cancellationToken);

    /// <summary>The run to compare with: the last of the same data that kept its findings.</summary>
    private async Task<EarlierRun?> BeforeAsync(CheckRun run, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var last = await db.CheckRuns.AsNoTracking()
            .Where(r => r.Of == run.Of && r.DepositId == run.DepositId && r.Prefix == run.Prefix && r.ListingName == run.ListingName)
            .Where(r => (run.Of != CheckOf.Listing || r.AskedById == run.AskedById) && r.State == JobState.Done && r.Sequence < run.Sequence)
            .NewestFirst()
            .Select(r => new { r.Id, r.QueuedAt, r.RulesVersion, r.Registry })
            .FirstOrDefaultAsync(cancellationToken);
        return last is not null && File.Exists(folder.FindingsStoreOf(last.Id)) ? new EarlierRun(last.Id, folder.FindingsStoreOf(last.Id), last.QueuedAt, last.RulesVersion, last.Registry) : null;
    }
}
