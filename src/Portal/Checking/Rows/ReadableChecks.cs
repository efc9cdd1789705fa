using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Deposits;

namespace Portal.Checking.Rows;

/// <summary>Which checks a person may see, as a query: the same rule as <see cref="CheckRun.MayBeReadBy"/>.</summary>
internal static class ReadableChecks
{
    public static IQueryable<CheckRun> ChecksReadableBy(this PortalDb db, Actor actor)
    {
        var mine = db.Deposits.ReadableBy(actor).Select(d => d.Id);
        var (isMaintainer, readsGallery) = (actor.IsMaintainer, CheckRun.LooksAfterGallery(actor));
        return db.CheckRuns.AsNoTracking().Where(r =>
            (r.Of == CheckOf.Staging && mine.Contains(r.DepositId))
            || (r.Of == CheckOf.Gallery && (readsGallery || r.AskedById == actor.Id))
            || (r.Of == CheckOf.Listing && (isMaintainer || r.AskedById == actor.Id)));
    }
}
