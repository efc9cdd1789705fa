using System.Text.Json;
using Curation.Texts;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Microsoft.EntityFrameworkCore;
using Portal.Checking.Rows;
using Portal.Data;
using Portal.Ground;

namespace Portal.Dropping;

/// <summary>Reports of listings that somebody wanted to keep: checks like others, which belong to no deposit.</summary>
public sealed class ListingRetention(IDbContextFactory<PortalDb> dbs, DataFolder data, KeepingOptions keeping, TimeProvider clock)
{
    /// <summary>As many as a person keeps, and for how long, in words.</summary>
    public string Bounds => $"You keep the newest {keeping.ReportsEach} reports, each for {keeping.ReportDays} days at most.";

    public async Task<IReadOnlyList<CheckRow>> OfAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var mine = db.ChecksReadableBy(actor).Where(r => r.Of == CheckOf.Listing && r.AskedById == actor.Id);
        return await mine.NewestFirst().Take(keeping.ReportsEach).AsRows().ToListAsync(cancellationToken);
    }

    /// <returns>The address of the check.</returns>
    internal async Task<string> KeepAsync(Drop drop, DropReport report, RunFolder files, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var run = CheckRun.AskOfListing(drop.Name, drop.Prefix, drop.By, at);
        run.TakeUp("", TimeSpan.Zero, at);
        run.Finish(
            new CheckResult(
                report.Figures.Found, report.Figures.Counted, report.Figures.Errors, report.Figures.Warnings, report.Figures.Infos, SnapshotHash: "", report.RulesVersion,
                await File.ReadAllTextAsync(files.Summary, cancellationToken), report.Registry),
            at);
        List<CheckRun> older;
        try
        {
            // Copied, so that a save that fails loses nothing.
            files.CopyReportTo(data.Check(run.Id));
            await using var db = await dbs.BeginAsync(cancellationToken);
            if (await db.CheckRuns.CountAsync(r => r.Of == CheckOf.Listing, cancellationToken) >= keeping.Reports)
            {
                throw new RefusedException($"The portal keeps {keeping.Reports:N0} reports, and has as many: download the files of this one, or ask a maintainer.");
            }

            older = await db.CheckRuns.Where(r => r.Of == CheckOf.Listing && r.AskedById == drop.By.Id).NewestFirst().Skip(keeping.ReportsEach - 1)
                .ToListAsync(cancellationToken);
            foreach (var past in older)
            {
                past.Forget($"a person keeps {keeping.ReportsEach}", at);
                db.Remove(past);
            }

            db.Add(run);
            await db.SaveChangesAsync(cancellationToken);
        }
        catch
        {
            data.Check(run.Id).Remove();
            throw;
        }

        older.ForEach(past => data.Check(past.Id).Remove());

        return $"/checks/{run.Id}";
    }
}
