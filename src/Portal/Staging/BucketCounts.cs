using Curation.Store;
using Curation.Workflow.Checks;
using Curation.Workflow.Jobs;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Staging;

/// <summary>
/// What checks have counted in a bucket, for any of its folders: of a folder within a prefix that was checked, what the newest check of it
/// found there; of a folder above such prefixes, what was counted below it, which is a part. Costs a few figures of each check that there ever was.
/// </summary>
internal sealed class BucketCounts
{
    private readonly List<(string Folder, Guid Run, long Order, DateTimeOffset At, Tally Tally)> counted;
    private readonly Dictionary<(Guid, string), Tally> totals;

    private BucketCounts(List<(string, Guid, long, DateTimeOffset, Tally)> counted, Dictionary<(Guid, string), Tally> totals) => (this.counted, this.totals) = (counted, totals);

    /// <param name="IsPart">Whether more may lie there than was counted.</param>
    public sealed record PrefixTotal(Tally Tally, DateTimeOffset At, bool IsPart);

    public static async Task<BucketCounts> ReadAsync(PortalDb db, CheckOf of, IReadOnlyCollection<string> folders, CancellationToken cancellationToken)
    {
        var done = await db.CheckRuns.AsNoTracking().Where(r => r.Of == of && r.State == JobState.Done)
            .Select(r => new { r.Id, r.Sequence, r.Prefix, r.QueuedAt, r.StartedAt, r.Objects, r.Bytes }).ToListAsync(cancellationToken);

        // Here and not by the database, which would look through all checks once more for each prefix.
        var runs = done.GroupBy(r => r.Prefix.Folder).Select(same => same.MaxBy(r => r.Sequence)!).ToList();
        var counted = runs.Select(r => (r.Prefix.Folder, r.Id, r.Sequence, r.StartedAt ?? r.QueuedAt, new Tally(r.Objects, r.Bytes)))
            .Where(r => folders.Any(folder => folder.StartsWith(r.Folder, StringComparison.Ordinal) || r.Folder.StartsWith(folder, StringComparison.Ordinal))).ToList();
        var (asked, ids) = (folders.ToList(), counted.Select(r => r.Id).ToList());
        var totals = await db.FolderTotals.AsNoTracking().Where(t => ids.Contains(t.RunId) && asked.Contains(t.Folder)).ToListAsync(cancellationToken);
        return new BucketCounts(counted, totals.ToDictionary(t => (t.RunId, t.Folder), t => new Tally(t.Objects, t.Bytes)));
    }

    /// <summary>Null for what no check has counted.</summary>
    public PrefixTotal? Of(string folder)
    {
        var covering = counted.Where(run => folder.StartsWith(run.Folder, StringComparison.Ordinal)).ToList();
        if (covering.Count > 0)
        {
            var (_, run, _, at, _) = covering.MaxBy(one => one.Order);
            return totals.TryGetValue((run, folder), out var tally) ? new PrefixTotal(tally, at, IsPart: false) : null;
        }

        var below = counted.Where(run => run.Folder.StartsWith(folder, StringComparison.Ordinal)).ToList();
        var topmost = below.Where(run => !below.Exists(other => other.Folder.Length < run.Folder.Length && run.Folder.StartsWith(other.Folder, StringComparison.Ordinal))).ToList();
        return topmost.Count == 0 ? null : new PrefixTotal(topmost.Aggregate(default(Tally), (sum, run) => sum + run.Tally), topmost.Min(run => run.At), IsPart: true);
    }
}
