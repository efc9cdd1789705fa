using System.Text.Json;
using Curation.Checks;
using Curation.Plans;
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

/// <summary>Checks what was asked for, one <see cref="CheckPass"/> each. Killed in the middle it begins anew: a check changes nothing.</summary>
public sealed class CheckWorker(
    IDbContextFactory<PortalDb> dbs, Buckets buckets, DataFolder folder, CurrentRegistry registry, ProgressBoard board, TimeProvider clock) : IWorker
{
    public IQueryable<Job> Rows(PortalDb db) => db.CheckRuns;

    // One at a time for each person: who asks for many does not keep the others waiting.
    public IQueryable<Job> Waiting(PortalDb db, List<Guid> running) => db.CheckRuns.Where(run =>
        run.State == JobState.Queued && !running.Contains(run.Id)
        && !db.CheckRuns.Any(other => running.Contains(other.Id) && other.AskedById == run.AskedById));

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

        var pass = new CheckPass(asked, folder.Check(id), buckets, registry.Rules, new FolderTotals(id, dbs), board, clock);
        var (snapshot, summary) = await pass.RunAsync(cancel => FindBeforeAsync(asked, cancel), cancellationToken);
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
            folder.Check(id).Remove();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The sweep takes it away; a disk that lets nothing go must not keep the row from saying that it failed.
        }
    }

    /// <summary>The run to compare with: the last of the same data that kept its findings.</summary>
    private async Task<EarlierRun?> FindBeforeAsync(CheckRun run, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var last = await db.CheckRuns.AsNoTracking()
            .Where(r => r.Of == run.Of && r.DepositId == run.DepositId && r.Prefix == run.Prefix && r.ListingName == run.ListingName)
            .Where(r => (run.Of != CheckOf.Listing || r.AskedById == run.AskedById) && r.State == JobState.Done && r.Sequence < run.Sequence)
            .NewestFirst()
            .Select(r => new { r.Id, r.QueuedAt, r.RulesVersion, r.Registry })
            .FirstOrDefaultAsync(cancellationToken);
        return last is not null && folder.Check(last.Id).FindingsStore is var store && File.Exists(store)
            ? new EarlierRun(last.Id, store, last.QueuedAt, last.RulesVersion, last.Registry)
            : null;
    }
}
