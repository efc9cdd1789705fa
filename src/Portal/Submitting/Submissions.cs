using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Deposits;
using Curation.Workflow.Jobs;
using Microsoft.EntityFrameworkCore;
using Portal.Checking;
using Portal.Checking.Waiving;
using Portal.Data;
using Portal.Deposits;
using Portal.Grants;

namespace Portal.Submitting;

/// <summary>Submitting a deposit: with the newest check, of what is staged now, and with words to its errors.</summary>
public sealed class Submissions(
    IDbContextFactory<PortalDb> dbs, Checks checks, Waivers waivers, StagedNow staged, SubmissionLocks locks, GrantSignal grants, TimeProvider clock)
{
    /// <summary>
    /// What there is to submit with. Starts a check if <paramref name="starts"/>, and none is under way, and there is none or the data changed since.
    /// </summary>
    public async Task<SubmissionView> PrepareAsync(Guid id, bool starts, Actor by, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var deposit = await db.MineAsync(id, by, cancellationToken);
        RefuseOthers(deposit, by);
        var newest = (await checks.HistoryAsync(id, by, cancellationToken)) is [var first, ..] ? first : null;
        if (newest is { State: JobState.Queued or JobState.Running })
        {
            return new SubmissionView(null, 0, newest.Id, "");
        }

        if (newest is { State: not JobState.Done } && !starts)
        {
            return new SubmissionView(null, 0, null, $"The check did not finish. {newest.Reason}");
        }

        if (starts
            && (newest is not { State: JobState.Done }
                || await staged.ChangeSinceAsync(deposit.Prefix, newest.Id, cancellationToken) is { Length: > 0 }))
        {
            await RefuseNothingAsync(deposit, cancellationToken);
            return new SubmissionView(null, 0, await checks.AskAsync(id, by, cancellationToken), "");
        }

        return newest is null
            ? new SubmissionView(null, 0, null, "Nothing was checked yet.")
            : new SubmissionView(newest, (await waivers.OfAsync(newest.Id, by, cancellationToken))?.Errors ?? 0, null, "");
    }

    /// <param name="id">The deposit.</param>
    /// <param name="seen">The check whose findings the contributor saw.</param>
    /// <param name="words">Why its errors are there; needed if some are not waived.</param>
    /// <param name="by">The contributor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task SubmitAsync(Guid id, Guid seen, string? words, Actor by, CancellationToken cancellationToken = default)
    {
        await using var shut = await RefuseChangedAsync(id, by, cancellationToken);
        while (!await TrySubmitAsync(id, seen, words, by, await waivers.CoverageAsync(seen, cancellationToken), cancellationToken))
        {
            // A waiver was given or ended since: each time another, so this comes to an end.
        }

        grants.Wake();
    }

    private async Task<bool> TrySubmitAsync(Guid id, Guid seen, string? words, Actor by, Coverage coverage, CancellationToken cancellationToken)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var deposit = await db.MineAsync(id, by, cancellationToken);
        var newest = await NewestAsync(db, id, cancellationToken);
        var now = clock.GetUtcNow();
        if ((newest is null ? WaivedErrors.None : await Waivers.CoveredAsync(db, newest, coverage, now, cancellationToken)) is not { } covered)
        {
            return false;
        }

        deposit.Submit(newest, seen, covered, words, by, now);
        await db.EndGrantsAsync(deposit, by, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static Task<CheckRun?> NewestAsync(PortalDb db, Guid id, CancellationToken cancellationToken) =>
        db.CheckRuns.AsNoTracking().Where(r => r.DepositId == id && r.State == JobState.Done).NewestFirst().FirstOrDefaultAsync(cancellationToken);

    // The bucket answers when it likes, so it is asked before the act begins; its prefix is locked before it is compared, so that nothing
    // changes after that.
    private async Task<IAsyncDisposable?> RefuseChangedAsync(Guid id, Actor by, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var deposit = await db.MineAsync(id, by, cancellationToken);
        if (!deposit.Offers(DepositAct.Submit, by, clock.GetUtcNow()))
        {
            return null;
        }

        var shut = await locks.ShutAsync(deposit, cancellationToken);
        try
        {
            await RefuseNothingAsync(deposit, cancellationToken);
            if (await NewestAsync(db, id, cancellationToken) is { } newest
                && await staged.ChangeSinceAsync(deposit.Prefix, newest.Id, cancellationToken) is { Length: > 0 } change)
            {
                throw new RefusedException(
                    $"The data has changed since it was checked: {change} Check it again, look at what is found, then submit.");
            }

            return shut;
        }
        catch
        {
            await shut.DisposeAsync();
            throw;
        }
    }

    private async Task RefuseNothingAsync(Deposit deposit, CancellationToken cancellationToken)
    {
        if (!await staged.IsAnyAsync(deposit.Prefix, cancellationToken))
        {
            throw new RefusedException($"Nothing is staged under {deposit.Prefix}/ yet: upload first, then submit.");
        }
    }

    private void RefuseOthers(Deposit deposit, Actor by)
    {
        if (!deposit.Offers(DepositAct.Submit, by, clock.GetUtcNow()))
        {
            throw new RefusedException("Only the contributor submits the deposit, once its upload is open.");
        }
    }
}
