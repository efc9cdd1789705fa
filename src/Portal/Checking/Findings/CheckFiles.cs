using System.Runtime.CompilerServices;
using Curation.Checks;
using Curation.Plates;
using Curation.Workflow;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Jobs;
using Microsoft.EntityFrameworkCore;
using Portal.Checking.Files;
using Portal.Checking.Rows;
using Portal.Checking.Waiving;
using Portal.Data;

namespace Portal.Checking.Findings;

/// <summary>What a finished check left in files, for those who may read it: all findings, plates, repairs. Each is null if there is none to read.</summary>
public sealed class CheckFiles(IDbContextFactory<PortalDb> dbs, DataFolder folder, TimeProvider clock)
{
    /// <summary>All findings as they were made, a line in memory at a time, each with the waiver that covers it now.</summary>
    public async Task<IAsyncEnumerable<ExportedFinding>?> FindingsAsync(Guid runId, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        return await Done(db, runId, actor).SingleOrDefaultAsync(cancellationToken) is { } run && folder.Check(runId).Findings is var path && File.Exists(path)
            ? WithWaivers(path, await Waivers.InForceAsync(db, run, clock.GetUtcNow(), cancellationToken), cancellationToken)
            : null;
    }

    /// <summary>A page of the plate matrix.</summary>
    public async Task<PlatePage?> PlatesAsync(Guid runId, bool onlyGaps, int from, Actor actor, CancellationToken cancellationToken = default) =>
        await PathAsync(runId, files => files.Plates, actor, cancellationToken) is { } path ? await PlatePage.ReadAsync(path, onlyGaps, from, cancellationToken) : null;

    /// <summary>All rows of the plate matrix.</summary>
    public async Task<IAsyncEnumerable<PlateRow>?> AllPlatesAsync(Guid runId, Actor actor, CancellationToken cancellationToken = default) =>
        await PathAsync(runId, files => files.Plates, actor, cancellationToken) is { } path ? PlatesFile.ReadAsync(path, cancellationToken) : null;

    /// <summary>The moves that mend what was found.</summary>
    public async Task<IAsyncEnumerable<PlannedRepair>?> RepairsAsync(Guid runId, Actor actor, CancellationToken cancellationToken = default) =>
        await PathAsync(runId, files => files.Repairs, actor, cancellationToken) is { } path ? RepairsFile.ReadAsync(path, cancellationToken) : null;

    /// <param name="runId">A finished run.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="summary">The run's, where it is at hand: it has the number, unless it is from before that was kept.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<int> CountRepairsAsync(Guid runId, Actor actor, CheckSummary? summary = null, CancellationToken cancellationToken = default) =>
        await PathAsync(runId, files => files.Repairs, actor, cancellationToken) is { } path ? summary?.Repairs ?? await RepairsFile.CountAsync(path, cancellationToken) : 0;

    private static async IAsyncEnumerable<ExportedFinding> WithWaivers(
        string path, IReadOnlyList<WaiverRow> waivers, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        await foreach (var finding in FindingsFile.ReadAsync(file, cancellationToken))
        {
            var row = waivers.FirstOrDefault(one => one.Place.Covers(finding.Rule, finding.Key));
            yield return new ExportedFinding(finding, row is { Waiver: var by } ? $"{by.GivenBy}, until {by.Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {by.Reason}" : null);
        }
    }

    private async Task<string?> PathAsync(Guid runId, Func<RunFolder, string> file, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        return await Done(db, runId, actor).AnyAsync(cancellationToken) && file(folder.Check(runId)) is var path && File.Exists(path) ? path : null;
    }

    private static IQueryable<CheckRun> Done(PortalDb db, Guid runId, Actor actor) =>
        db.ChecksReadableBy(actor).Where(r => r.Id == runId && r.State == JobState.Done);
}
