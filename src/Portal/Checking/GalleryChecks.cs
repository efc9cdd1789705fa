using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Jobs;
using Microsoft.EntityFrameworkCore;
using Portal.Checking.Rows;
using Portal.Data;
using Portal.Jobs;

namespace Portal.Checking;

/// <summary>Checks of what the gallery holds already: which there were, and another one.</summary>
public sealed class GalleryChecks(IDbContextFactory<PortalDb> dbs, PendingJobs pending, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>The newest first.</summary>
    /// <param name="before">The last run of the page before.</param>
    public async Task<GalleryCheckList> ListAsync(Guid? before, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!CheckRun.LooksAfterGallery(actor))
        {
            throw new RefusedException("Only maintainers and champions see the checks of the gallery.");
        }

        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var runs = db.ChecksReadableBy(actor).Where(r => r.Of == CheckOf.Gallery);
        if (before is { } last)
        {
            runs = runs.Before(db.CheckRuns, last);
        }

        var found = await runs.NewestFirst().Take(PageSize + 1).AsRows().ToListAsync(cancellationToken);
        return new GalleryCheckList([.. found.Take(PageSize)], found.Count > PageSize ? found[PageSize - 1].Id : null);
    }

    /// <exception cref="RefusedException">The prefix is none, or is being checked; in words.</exception>
    public async Task<Guid> AskAsync(string? prefix, Actor by, CancellationToken cancellationToken = default)
    {
        if (!Prefix.TryRead(prefix, out var parsed, out var reason))
        {
            throw new RefusedException(reason);
        }

        var run = CheckRun.AskOfGallery(parsed, by, clock.GetUtcNow());
        await using var db = await dbs.BeginAsync(cancellationToken);
        if (await db.CheckRuns.AnyAsync(
            r => r.Of == CheckOf.Gallery && r.Prefix == parsed && (r.State == JobState.Queued || r.State == JobState.Running), cancellationToken))
        {
            throw new RefusedException($"A check of {parsed} in the gallery is running already.");
        }

        db.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        pending.Wake();
        return run.Id;
    }
}

/// <summary>A page of the checks of the gallery.</summary>
/// <param name="Next">The last of them, behind which the next page begins; null if this is the last page.</param>
public sealed record GalleryCheckList(IReadOnlyList<CheckRow> Runs, Guid? Next);
