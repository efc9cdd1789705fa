using Curation;
using Curation.Findings;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Jobs;
using Microsoft.EntityFrameworkCore;
using Portal.Checking.Rows;
using Portal.Checking.Store;
using Portal.Checking.Waiving;
using Portal.Data;

namespace Portal.Checking.Findings;

/// <summary>All findings of a run, a page at a time, by any of their filters; and what changed since the run before.</summary>
public sealed class FindingPages(IDbContextFactory<PortalDb> dbs, DataFolder folder, TimeProvider clock)
{
    public const int Size = 50;

    /// <summary>
    /// By folder, written without the slash at its end; null if the run is not the person's to read, or kept no findings. Costs six searches by
    /// halving a folder: some hundred looks at a row by its number.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, FolderFigures>?> FoldersAsync(
        Guid runId, IReadOnlyCollection<string> folders, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        if (!await db.ChecksReadableBy(actor).AnyAsync(r => r.Id == runId && r.State == JobState.Done, cancellationToken))
        {
            return null;
        }

        using var store = FindingsStore.OpenIfKept(folder.Check(runId).FindingsStore);
        if (store is null)
        {
            return null;
        }

        var asked = folders.Select(one => one + "/").ToList();
        var totals = await db.FolderTotals.AsNoTracking().Where(t => t.RunId == runId && asked.Contains(t.Folder))
            .ToDictionaryAsync(t => t.Folder, cancellationToken);
        return folders.ToDictionary(one => one, one => new FolderFigures(
            totals.TryGetValue(one + "/", out var total) ? new Tally(total.Objects, total.Bytes) : null,
            new SeverityCounts(CountOf(one, Severity.Error), CountOf(one, Severity.Warning), CountOf(one, Severity.Info))));

        long CountOf(string one, Severity severity) => store.Findings(new FindingsQuery(Severity: severity, Folder: one + "/"), []);
    }

    /// <summary>What is most worth a look of what changed: what is new, else what is gone.</summary>
    public async Task<Change> FirstChangeAsync(Guid runId, Actor actor, CancellationToken cancellationToken = default) =>
        (await ReadAsync(runId, new FindingsQuery(Change: Change.New), 0, null, actor, cancellationToken))?.Since switch
        {
            { New: 0, Gone: > 0 } => Change.Gone,
            { New: 0, Gone: 0 } => Change.Same,
            _ => Change.New,
        };

    /// <summary>Null if the run is not the person's to read, or kept no findings that can be paged.</summary>
    public async Task<FindingsPage?> ReadAsync(
        Guid runId, FindingsQuery query, long after, long? before, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        if (await db.ChecksReadableBy(actor).SingleOrDefaultAsync(r => r.Id == runId && r.State == JobState.Done, cancellationToken) is not { } run)
        {
            return null;
        }

        using var store = FindingsStore.OpenIfKept(folder.Check(runId).FindingsStore);
        if (store is null)
        {
            return null;
        }

        var waivers = await Waivers.InForceAsync(db, run, clock.GetUtcNow(), cancellationToken);
        var places = waivers.Select(waiver => waiver.Place).ToList();
        var cases = store.Cases(query, places);
        var read = store.Read(query, places, Math.Max(0, after), before, Size);
        var isMore = read.Count > Size;
        var rows = before is null ? read.Take(Size) : read.TakeLast(Size);
        var found = rows
            .Select(
                row => new FoundFinding(row.Number, row.Finding, waivers.FirstOrDefault(one => one.Place.Covers(row.Finding.Rule, row.Finding.Key))))
            .ToList();
        var (hasBefore, hasAfter) = before is null ? (after > 0, isMore) : (isMore, true);
        return new FindingsPage(
            found,
            store.Count(query, places) - cases,
            cases,
            hasBefore && found.Count > 0 ? found[0].Number : null,
            hasAfter && found.Count > 0 ? found[^1].Number : null,
            store.Beyond,
            store.ComparedWith is { } compared ? Since(store, compared) : null);
    }

    private static CheckDifference Since(FindingsStore store, Guid before)
    {
        var cases = store.ChangedCases;
        return new CheckDifference(
            before, store.ComparedAt, store.ComparedRules, store.ComparedRegistry, store.New - cases.New, store.Gone - cases.Gone,
            store.Same - cases.Same);
    }
}

/// <summary>What lies below a folder, as the lists that it leads to show it.</summary>
/// <param name="Objects">Null where the check did not count so deep.</param>
public sealed record FolderFigures(Tally? Objects, SeverityCounts Findings);
