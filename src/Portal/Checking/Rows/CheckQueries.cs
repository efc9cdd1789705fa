using Curation;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Deposits;

namespace Portal.Checking.Rows;

internal static class CheckQueries
{
    /// <summary>Which checks a person may see: the same rule as <see cref="CheckRun.MayBeReadBy"/>.</summary>
    public static IQueryable<CheckRun> ChecksReadableBy(this PortalDb db, Actor actor)
    {
        var mine = db.Deposits.ReadableBy(actor).Select(d => d.Id);
        var (isMaintainer, readsGallery) = (actor.IsMaintainer, CheckRun.LooksAfterGallery(actor));
        return db.CheckRuns.AsNoTracking().Where(r =>
            (r.Of == CheckOf.Staging && mine.Contains(r.DepositId))
            || (r.Of == CheckOf.Gallery && (readsGallery || r.AskedById == actor.Id))
            || (r.Of == CheckOf.Listing && (isMaintainer || r.AskedById == actor.Id)));
    }

    /// <summary>Without their summaries, which may be long.</summary>
    public static IQueryable<CheckRow> AsRows(this IQueryable<CheckRun> runs) => runs.Select(r => new CheckRow(
        r.Id, r.Of, r.Of == CheckOf.Staging ? r.DepositId : null, r.Prefix.ToString(), r.ListingName, r.State, r.Reason, r.AskedBy, r.QueuedAt, r.EndedAt,
        new CheckFigures(new Tally(r.Objects, r.Bytes), r.CountedObjects, r.Errors, r.Warnings, r.Infos, r.HarmfulErrors), r.FilesRemovedAt));
}
