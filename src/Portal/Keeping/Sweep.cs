using Curation.Workflow.Checks;
using Curation.Workflow.Jobs;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Ground;

namespace Portal.Keeping;

/// <summary>
/// Takes away what has had its time, and tells the audit trail of each. What the rows say comes first: cut short, the next sweep goes on.
/// </summary>
public sealed class Sweep(IDbContextFactory<PortalDb> dbs, DataFolder folder, KeepingOptions keeping, TimeProvider clock)
{
    // What was written within the hour may belong to a row that is about to be saved.
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    /// <returns>How many checks lost their files, and how many kept reports went.</returns>
    public async Task<(int Checks, int Reports)> RunAsync(CancellationToken cancellationToken)
    {
        var reports = await ForgetReportsAsync(cancellationToken);
        var checks = await RemoveFilesAsync(cancellationToken);
        await RemoveStrayFoldersAsync(cancellationToken);
        await RemoveStrayTotalsAsync(cancellationToken);
        return (checks, reports);
    }

    private async Task<int> ForgetReportsAsync(CancellationToken cancellationToken)
    {
        var (count, now) = (0, clock.GetUtcNow());
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var all = await db.CheckRuns.AsNoTracking()
            .Where(r => r.Of == CheckOf.Listing)
            .NewestFirst()
            .Select(r => new { r.Id, r.AskedById, r.QueuedAt })
            .ToListAsync(cancellationToken);
        foreach (var (person, rank, report) in all.GroupBy(r => r.AskedById)
            .SelectMany(group => group.Select((report, rank) => (group.Key, rank, report))))
        {
            var why = rank >= keeping.ReportsEach ? $"a person keeps {keeping.ReportsEach}"
                : report.QueuedAt.AddDays(keeping.ReportDays) <= now ? $"a report is kept for {keeping.ReportDays} days"
                : null;
            if (why is not null)
            {
                await ForgetAsync(report.Id, why, cancellationToken);
                count++;
            }
        }

        return count;
    }

    private async Task ForgetAsync(Guid id, string why, CancellationToken cancellationToken)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        if (await db.CheckRuns.SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is { } report)
        {
            report.Forget(why, clock.GetUtcNow());
            db.Remove(report);
            await db.SaveChangesAsync(cancellationToken);
            folder.Check(id).Remove();
        }
    }

    private async Task<int> RemoveFilesAsync(CancellationToken cancellationToken)
    {
        List<SupersededCheck> superseded;
        await using (var db = await dbs.CreateDbContextAsync(cancellationToken))
        {
            superseded = await SupersededChecks.ReadAsync(db, cancellationToken);
        }

        var (count, left, now) = (0, folder.BytesOfChecks(), clock.GetUtcNow());
        var most = keeping.CheckFilesGigabytes * 1_000_000_000L;
        var ranks = superseded.GroupBy(r => r.Group)
            .SelectMany(group => group.OrderByDescending(r => r.Order).Select((r, rank) => (r.Id, rank)))
            .ToDictionary(r => r.Id, r => r.rank);
        foreach (var check in superseded.OrderBy(r => r.Order))
        {
            // The newest, which is none of these, is one of those that keep theirs.
            var why = check.EndedAt.AddDays(keeping.CheckFilesDays) <= now
                ? $"newer checks stand in its place, and {keeping.CheckFilesDays} days are over"
                : ranks[check.Id] >= keeping.CheckFilesEach - 1 ? $"the newest {keeping.CheckFilesEach} keep theirs"
                : left > most ? $"the files of all checks take more than {keeping.CheckFilesGigabytes} GB, and newer checks stand in its place"
                : null;
            if (why is not null)
            {
                left -= folder.Check(check.Id).Bytes;
                await RemoveFilesAsync(check.Id, why, cancellationToken);
                count++;
            }
        }

        return count;
    }

    private async Task RemoveFilesAsync(Guid id, string why, CancellationToken cancellationToken)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var run = await db.CheckRuns.SingleAsync(r => r.Id == id, cancellationToken);
        if (await db.Promotions.AnyAsync(p => p.CheckRunId == id, cancellationToken))
        {
            return;
        }

        run.RemoveFiles(why, clock.GetUtcNow());
        await db.Database.ExecuteSqlInterpolatedAsync($"DELETE FROM FolderTotals WHERE RunId = {id}", cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        folder.Check(id).Remove();
    }

    // Of a check that failed or was cancelled, of one whose row went or lost its files, and of a report whose row was never saved.
    private async Task RemoveStrayFoldersAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, written) in folder.Checks())
        {
            await using var db = await dbs.CreateDbContextAsync(cancellationToken);
            var run = await db.CheckRuns.AsNoTracking()
                .Where(r => r.Id == id)
                .Select(r => new { r.State, r.FilesRemovedAt, r.EndedAt })
                .SingleOrDefaultAsync(cancellationToken);
            if (run is null
                ? written + Fresh < clock.GetUtcNow()
                : run.FilesRemovedAt is not null || (run.State is JobState.Failed or JobState.Cancelled && run.EndedAt + Fresh < clock.GetUtcNow()))
            {
                folder.Check(id).Remove();
            }
        }
    }

    // Counted by checks that came to nothing; they show nowhere.
    private async Task RemoveStrayTotalsAsync(CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync(
            "DELETE FROM FolderTotals WHERE RunId IN (SELECT Id FROM CheckRuns WHERE State IN ('Failed', 'Cancelled'))", cancellationToken);
    }
}
