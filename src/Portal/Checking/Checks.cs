using System.Text.Json;
using Curation.Checks;
using Curation.Plates;
using Curation.Registries;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Jobs;
using Microsoft.EntityFrameworkCore;
using Portal.Checking.Files;
using Portal.Checking.Rows;
using Portal.Checking.Waiving;
using Portal.Data;
using Portal.Deposits;
using Portal.Jobs;

namespace Portal.Checking;

/// <summary>Checks of deposits and of the gallery: ask for one, watch it, read what it found.</summary>
public sealed class Checks(IDbContextFactory<PortalDb> dbs, PendingJobs pending, DataFolder folder, TimeProvider clock)
{
    public sealed record Row(
        Guid Id, CheckOf Of, Guid DepositId, string Prefix, string ListingName, JobState State, string Reason, string AskedBy, DateTimeOffset QueuedAt, DateTimeOffset? StartedAt,
        DateTimeOffset? EndedAt, long Objects, long Bytes, long Errors, long Warnings, long Infos, long DeclaredObjects, long CountedObjects,
        string SnapshotHash, string RulesVersion, string Registry, long? HarmfulErrors = null, DateTimeOffset? FilesRemovedAt = null)
    {
        /// <summary>Objects that do not count, as declared objects are without them.</summary>
        public long Markers => Objects - CountedObjects;

        /// <summary>The page that shows it.</summary>
        public string Address => Of is CheckOf.Staging ? $"/deposits/{DepositId}/check/{Id}" : $"/checks/{Id}";
    }

    public async Task<Guid> AskAsync(Guid depositId, Actor by, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var deposit = await db.MineAsync(depositId, by, cancellationToken);
        if (await db.CheckRuns.AnyAsync(r => r.DepositId == depositId && (r.State == JobState.Queued || r.State == JobState.Running), cancellationToken))
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
        var run = await db.CheckRuns.SingleOrDefaultAsync(r => r.Id == runId, cancellationToken) ?? throw new RefusedException("There is no such check.");
        run.Cancel(run.Of is CheckOf.Staging ? await db.MineAsync(run.DepositId, by, cancellationToken) : null, by, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        pending.Stop(runId);
    }

    /// <summary>The newest runs first; at most 50.</summary>
    public async Task<IReadOnlyList<Row>> HistoryAsync(Guid depositId, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        await db.MineAsync(depositId, actor, cancellationToken);
        return await Rows(db.CheckRuns.AsNoTracking().Where(r => r.DepositId == depositId).NewestFirst().Take(50)).ToListAsync(cancellationToken);
    }

    /// <summary>The newest finished run, from which a promotion is planned; null if none has finished.</summary>
    public async Task<Row?> NewestAsync(Guid depositId, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        await db.MineAsync(depositId, actor, cancellationToken);
        return await Rows(db.CheckRuns.AsNoTracking().Where(r => r.DepositId == depositId && r.State == JobState.Done).NewestFirst())
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>One run, or null if there is none or it is somebody else's.</summary>
    public async Task<Row?> FindAsync(Guid runId, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        return await Rows(Readable(db, runId, actor)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>What a finished run found, by rule and by folder, with examples; null while there is nothing to read.</summary>
    public async Task<CheckSummary?> SummaryAsync(Guid runId, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var json = await Readable(db, runId, actor).Where(r => r.State == JobState.Done).Select(r => r.Summary).SingleOrDefaultAsync(cancellationToken);
        return string.IsNullOrEmpty(json) ? null : JsonSerializer.Deserialize(json, FindingForm.Default.CheckSummary);
    }

    /// <summary>All findings of a finished run as they were made, a line in memory at a time, each with the waiver that covers it now; null if there are none to read.</summary>
    public async Task<IAsyncEnumerable<KeptFinding>?> FindingsAsync(Guid runId, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var run = await db.ChecksReadableBy(actor).SingleOrDefaultAsync(r => r.Id == runId && r.State == JobState.Done, cancellationToken);
        return run is not null && File.Exists(folder.FindingsOf(runId))
            ? WithWaivers(folder.FindingsOf(runId), await Waivers.InForceAsync(db, run, clock.GetUtcNow(), cancellationToken), cancellationToken)
            : null;
    }

    /// <summary>A page of the plate matrix of a finished run; null if there is none to read.</summary>
    public async Task<PlatePage?> PlatesAsync(Guid runId, bool onlyGaps, int from, Actor actor, CancellationToken cancellationToken = default) =>
        await PlatesFileAsync(runId, actor, cancellationToken) is { } path ? await PlatePage.ReadAsync(path, onlyGaps, from, cancellationToken) : null;

    /// <summary>All rows of the plate matrix of a finished run; null if there is none to read.</summary>
    public async Task<IAsyncEnumerable<PlateRow>?> AllPlatesAsync(Guid runId, Actor actor, CancellationToken cancellationToken = default) =>
        await PlatesFileAsync(runId, actor, cancellationToken) is { } path ? PlatesFile.ReadAsync(path, cancellationToken) : null;

    /// <summary>The moves that mend what a finished run found; null if it kept none, or is not the person's to read.</summary>
    public async Task<IAsyncEnumerable<PlannedRepair>?> RepairsAsync(Guid runId, Actor actor, CancellationToken cancellationToken = default) =>
        await RepairsFileAsync(runId, actor, cancellationToken) is { } path ? RepairsFile.ReadAsync(path, cancellationToken) : null;

    /// <param name="runId">A finished run.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="summary">The run's, where it is at hand: it has the number, unless it is from before that was kept.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<int> CountRepairsAsync(Guid runId, Actor actor, CheckSummary? summary = null, CancellationToken cancellationToken = default) =>
        await RepairsFileAsync(runId, actor, cancellationToken) is { } path ? summary?.Repairs ?? await RepairsFile.CountAsync(path, cancellationToken) : 0;

    private static async IAsyncEnumerable<KeptFinding> WithWaivers(
        string path, IReadOnlyList<Waivers.Row> waivers, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        await foreach (var finding in FindingsFile.ReadAsync(file, cancellationToken))
        {
            var waiver = waivers.FirstOrDefault(one => one.Place.Covers(finding.Rule, finding.Key));
            yield return new KeptFinding(finding, waiver is null ? null : $"{waiver.By}, until {waiver.Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {waiver.Reason}");
        }
    }

    private Task<string?> PlatesFileAsync(Guid runId, Actor actor, CancellationToken cancellationToken) => FileAsync(runId, PlatesFile.In, actor, cancellationToken);

    private Task<string?> RepairsFileAsync(Guid runId, Actor actor, CancellationToken cancellationToken) => FileAsync(runId, RepairsFile.In, actor, cancellationToken);

    private async Task<string?> FileAsync(Guid runId, Func<string, string> file, Actor actor, CancellationToken cancellationToken)
    {
        var path = file(folder.Check(runId));
        return (await FindAsync(runId, actor, cancellationToken))?.State is JobState.Done && File.Exists(path) ? path : null;
    }

    private static IQueryable<CheckRun> Readable(PortalDb db, Guid runId, Actor actor) => db.ChecksReadableBy(actor).Where(r => r.Id == runId);

    internal static IQueryable<Row> Rows(IQueryable<CheckRun> runs) => runs.Select(r => new Row(
        r.Id, r.Of, r.DepositId, r.Prefix.ToString(), r.ListingName, r.State, r.Reason, r.AskedBy, r.QueuedAt, r.StartedAt, r.EndedAt, r.Objects, r.Bytes, r.Errors, r.Warnings,
        r.Infos, r.DeclaredObjects, r.CountedObjects, r.SnapshotHash, r.RulesVersion, r.Registry, r.HarmfulErrors, r.FilesRemovedAt));
}
