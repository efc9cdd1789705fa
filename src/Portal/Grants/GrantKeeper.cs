using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Grants;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Ground;
using Portal.Jobs;

namespace Portal.Grants;

/// <summary>
/// Goes round the grants: what is past its end begins to end, what is wanted is made, what is ending is deleted, what failed is tried again.
/// A round begins at a signal, else every half minute; it reads only rows that wait, a hundred at a time.
/// </summary>
public sealed partial class GrantKeeper(
    IDbContextFactory<PortalDb> dbs, GrantCreation making, GrantSignal signal, GrantOptions giving, TimeProvider clock, ILogger<GrantKeeper> logger) : BackgroundService
{
    private const int AtOnce = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RoundAsync(stoppingToken);
                await signal.WaitAsync(Pause, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // The rows wait; the database may answer again in a moment.
                RoundFailed(exception);
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    internal async Task RoundAsync(CancellationToken cancellationToken)
    {
        await WantLateAsync(cancellationToken);
        await ExpireAsync(cancellationToken);
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var soon = now + Grant.LongestPause; // what is to wait for longer was told so before the clock was set back
        for (Guid? last = null; ;)
        {
            var due = await After(db.Grants, last).AsNoTracking()
                .Where(g => (g.State == GrantState.Wanted || g.State == GrantState.Ending) && (g.TryAfter == null || g.TryAfter <= now || g.TryAfter > soon))
                .OrderBy(g => g.Id).Select(g => g.Id).Take(AtOnce).ToListAsync(cancellationToken);
            foreach (var id in due)
            {
                await OneAsync(id, making.BringAboutAsync, cancellationToken);
            }

            if (due.Count < AtOnce)
            {
                return;
            }

            last = due[^1];
        }
    }

    private async Task OneAsync(Guid id, Func<Guid, CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        try
        {
            await act(id, cancellationToken);
        }
        catch (RefusedException refused) when (StorageFaults.MessageFor(refused) is null)
        {
            // Somebody decided about it meanwhile, which woke the next round.
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One grant's fault must not keep the others waiting.
            GrantFailed(id, exception);
        }
    }

    private async Task ExpireAsync(CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        for (Guid? last = null; ;)
        {
            var over = await After(db.Grants, last).AsNoTracking()
                .Where(g => (g.State == GrantState.Live || g.State == GrantState.Wanted) && g.EndsAt <= now)
                .OrderBy(g => g.Id).Select(g => g.Id).Take(AtOnce).ToListAsync(cancellationToken);
            foreach (var id in over)
            {
                await OneAsync(id, ExpireOneAsync, cancellationToken);
            }

            if (over.Count < AtOnce)
            {
                return;
            }

            last = over[^1];
        }
    }

    // Each by itself: a maintainer who moves one end at this moment must not keep the others alive.
    private async Task ExpireOneAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        (await db.Grants.SingleAsync(g => g.Id == id, cancellationToken)).Expire(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    // Deposits that were approved before the portal kept grants have none.
    private async Task WantLateAsync(CancellationToken cancellationToken)
    {
        await using (var look = await dbs.CreateDbContextAsync(cancellationToken))
        {
            if (!await Late(look).AnyAsync(cancellationToken))
            {
                return;
            }
        }

        await using var db = await dbs.BeginAsync(cancellationToken);
        var late = await Late(db).OldestFirst().Take(AtOnce).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        db.AddRange(late.Select(deposit => Grant.Want(deposit, Actor.Portal, now, giving.EndFrom(now))));
        await db.SaveChangesAsync(cancellationToken);
    }

    private static IQueryable<Grant> After(IQueryable<Grant> grants, Guid? last) => last is { } id ? grants.Where(g => g.Id.CompareTo(id) > 0) : grants;

    private static IQueryable<Deposit> Late(PortalDb db)
    {
        var due = Grant.DueStates;
        return db.Deposits.Where(d => due.Contains(d.State) && !db.Grants.Any(g => g.DepositId == d.Id));
    }

    [LoggerMessage(LogLevel.Error, "The grants could not be looked at")]
    private partial void RoundFailed(Exception exception);

    [LoggerMessage(LogLevel.Error, "The grant {Id} could not be brought about")]
    private partial void GrantFailed(Guid id, Exception exception);
}

/// <summary>Wakes the keeper of grants when one was wanted or taken back.</summary>
public sealed class GrantSignal : WakeSignal;
