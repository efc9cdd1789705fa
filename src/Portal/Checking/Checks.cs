using System.Text.Json;
using Curation.Checks;
using Curation.Registries;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Jobs;
using Microsoft.EntityFrameworkCore;
using Portal.Checking.Files;
using Portal.Checking.Rows;
using Portal.Data;
using Portal.Deposits;
using Portal.Jobs;

namespace Portal.Checking;

/// <summary>Checks of deposits and of the gallery: ask for one, watch it, read what it found.</summary>
public sealed class Checks(IDbContextFactory<PortalDb> dbs, PendingJobs pending, TimeProvider clock)
{
    public async Task<Guid> AskAsync(Guid depositId, Actor by, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var deposit = await db.MineAsync(depositId, by, cancellationToken);
        if (await db.CheckRuns.AnyAsync(
            r => r.DepositId == depositId && (r.State == JobState.Queued || r.State == JobState.Running), cancellationToken))
        {
            throw new RefusedException("A check of this deposit is running already.");
        }

        var run = CheckRun.Ask(deposit, by, clock.GetUtcNow());
        db.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        pending.Wake();
        return run.Id;
    }

    public async Task CancelAsync(Guid runId, Actor by, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var run = await db.CheckRuns.SingleOrDefaultAsync(r => r.Id == runId, cancellationToken)
            ?? throw new RefusedException("There is no such check.");
        run.Cancel(run.Of is CheckOf.Staging ? await db.MineAsync(run.DepositId, by, cancellationToken) : null, by, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        pending.Stop(runId);
    }

    /// <summary>The newest runs first; at most 50.</summary>
    public async Task<IReadOnlyList<CheckRow>> HistoryAsync(Guid depositId, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        await db.MineAsync(depositId, actor, cancellationToken);
        return await db.CheckRuns.AsNoTracking().Where(r => r.DepositId == depositId).NewestFirst().Take(50).AsRows().ToListAsync(cancellationToken);
    }

    /// <summary>The newest finished run, from which a promotion is planned; null if none has finished.</summary>
    public async Task<CheckRow?> NewestAsync(Guid depositId, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        await db.MineAsync(depositId, actor, cancellationToken);
        return await db.CheckRuns.AsNoTracking().Where(r => r.DepositId == depositId && r.State == JobState.Done).NewestFirst().AsRows()
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>One run, or null if there is none or it is somebody else's.</summary>
    public async Task<CheckRow?> FindAsync(Guid runId, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        return await Readable(db, runId, actor).AsRows().SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>A finished run with what it found, by rule and by folder, with examples; null while there is nothing to read.</summary>
    public async Task<FinishedCheck?> ReadAsync(Guid runId, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var done = Readable(db, runId, actor).Where(r => r.State == JobState.Done && r.Summary != "");
        return await done.AsRows().SingleOrDefaultAsync(cancellationToken) is { } row && await done.SingleOrDefaultAsync(cancellationToken) is { } run
            && JsonSerializer.Deserialize(run.Summary, FindingForm.Default.CheckSummary) is { } summary
            ? new FinishedCheck(
                row, summary, (run.EndedAt - run.StartedAt) ?? TimeSpan.Zero, run.DeclaredObjects, run.SnapshotHash, run.RulesVersion, run.Registry)
            : null;
    }

    private static IQueryable<CheckRun> Readable(PortalDb db, Guid runId, Actor actor) => db.ChecksReadableBy(actor).Where(r => r.Id == runId);
}
