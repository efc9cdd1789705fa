using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Grants;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Deposits.Drafts;
using Portal.Grants;
using Portal.Ground;
using Portal.Registering;

namespace Portal.Deposits;

/// <summary>Deposits: decide and declare. What is not yours is not there.</summary>
public sealed class DepositActs(
    IDbContextFactory<PortalDb> dbs, GrantSignal grants, CurrentRegistry registry, GrantOptions giving, KeepingOptions keeping, TimeProvider clock)
{
    /// <param name="id">The deposit.</param>
    /// <param name="by">A maintainer.</param>
    /// <param name="seen">The revision of the request that the maintainer looked at; null for whatever it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task OpenAsync(Guid id, Actor by, int? seen = null, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var deposit = await db.MineAsync(id, by, cancellationToken);
        var now = clock.GetUtcNow();
        deposit.Open(by, now, seen);
        db.Add(Grant.Want(deposit, by, now, giving.EndFrom(now)));
        await SaveAsync(db, deposit, by, now, cancellationToken);
    }

    public Task DeclineAsync(Guid id, string? reason, Actor by, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, by, (deposit, at) => deposit.Decline(reason, by, at), cancellationToken);

    public Task WithdrawAsync(Guid id, Actor by, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, by, (deposit, at) => deposit.Withdraw(by, at), cancellationToken);

    public Task DeclareAsync(Guid id, long objects, Actor by, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, by, (deposit, at) => deposit.Declare(objects, by, at), cancellationToken);

    public async Task AskChangesAsync(Guid id, string? words, Actor by, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var (deposit, now) = (await db.MineAsync(id, by, cancellationToken), clock.GetUtcNow());
        deposit.AskChanges(words, by, now, await db.HasCopyUnderWayAsync(id, cancellationToken));
        await db.EndGrantsAsync(deposit, by, now, cancellationToken);
        await SaveAsync(db, deposit, by, now, cancellationToken);
    }

    public async Task CommentAsync(Guid id, string? words, Actor by, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var (deposit, now) = (await db.MineAsync(id, by, cancellationToken), clock.GetUtcNow());
        var last = await db.Facts.AsNoTracking().Where(f => f.ActorId == by.Id && f.What == DepositFacts.Comment).OrderByDescending(f => f.Number)
            .Skip(keeping.CommentsADay - 1).Select(f => (DateTimeOffset?)f.At).FirstOrDefaultAsync(cancellationToken);

        // On both sides of now: what was written before the clock was set back by days is not of this day.
        if (last is { } earliest && earliest > now.AddDays(-1) && earliest < now.AddDays(1))
        {
            throw new TooManyException(
                $"You wrote {keeping.CommentsADay} comments within a day: write on tomorrow, or say it in one.", earliest.AddDays(1) - now);
        }

        deposit.Comment(words, by, now);
        await SaveAsync(db, deposit, by, now, cancellationToken);
    }

    private async Task ChangeAsync(Guid id, Actor by, Action<Deposit, DateTimeOffset> change, CancellationToken cancellationToken)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var (deposit, now) = (await db.MineAsync(id, by, cancellationToken), clock.GetUtcNow());
        change(deposit, now);
        await db.EndGrantsAsync(deposit, by, now, cancellationToken);
        await SaveAsync(db, deposit, by, now, cancellationToken);
    }

    private async Task SaveAsync(PortalDb db, Deposit deposit, Actor by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (deposit.State is DepositState.Open or DepositState.Declined or DepositState.Withdrawn)
        {
            await RequestDrafts.EndAsync(db, deposit.Id, cancellationToken);
        }

        var changesRegistry = await db.FollowWithNumberAsync(deposit, by, at, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        grants.Wake();
        if (changesRegistry)
        {
            await registry.ReloadAsync();
        }
    }
}
