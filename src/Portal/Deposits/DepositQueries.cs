using Curation.Workflow.Actors;
using Curation.Workflow.Credentials;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Deposits;

/// <summary>Deposits as people may see them. What is not yours is not there.</summary>
public sealed class DepositQueries(IDbContextFactory<PortalDb> dbs)
{
    public const int PageSize = 50;

    // A deposit's life is some dozens of facts; renewed credentials may add more, and the newest matter.
    public const int MostFacts = 500;

    /// <param name="actor">Who looks.</param>
    /// <param name="states">Only deposits in one of these; all if empty.</param>
    /// <param name="search">Only deposits whose prefix contains this.</param>
    /// <param name="oldestFirst">As a queue; otherwise the newest first.</param>
    /// <param name="after">The cursor of the page before.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<DepositPage> ListAsync(
        Actor actor,
        IReadOnlyCollection<DepositState> states,
        string? search,
        bool oldestFirst,
        Guid? after,
        CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var rows = db.Deposits.AsNoTracking().ReadableBy(actor);
        if (states.Count > 0)
        {
            rows = rows.Where(d => states.Contains(d.State));
        }

        if (!string.IsNullOrWhiteSpace(search))
        {
            var like =
                $"%{search.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            rows = rows.Where(d => EF.Functions.Like((string)(object)d.Prefix, like, "\\"));
        }

        if (after is { } cursor)
        {
            rows = oldestFirst ? rows.After(db.Deposits, cursor) : rows.Before(db.Deposits, cursor);
        }

        rows = oldestFirst ? rows.OldestFirst() : rows.NewestFirst();
        var found = await rows.Take(PageSize + 1).ToListAsync(cancellationToken);
        return new DepositPage(
            [.. found.Take(PageSize).Select(d => new DepositRow(d, d.IsOwnedBy(actor)))], found.Count > PageSize ? found[PageSize - 1].Id : null);
    }

    /// <summary>What waits for a maintainer, the oldest first: not the requests whose contributor has been asked back.</summary>
    public async Task<DepositPage> WaitingAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        List<DepositState> waiting = [DepositState.Requested, DepositState.Submitted, DepositState.Failed];
        var found = await db.Deposits.AsNoTracking()
            .ReadableBy(actor)
            .Where(d => waiting.Contains(d.State) && !d.IsReturned)
            .OldestFirst()
            .Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        return new DepositPage(
            [.. found.Take(PageSize).Select(d => new DepositRow(d, d.IsOwnedBy(actor)))], found.Count > PageSize ? found[PageSize - 1].Id : null);
    }

    /// <summary>The deposit, or null if there is none or it is somebody else's: the answer is the same.</summary>
    public async Task<DepositRow?> FindAsync(Guid id, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var deposit = await db.Deposits.AsNoTracking().ReadableBy(actor).SingleOrDefaultAsync(d => d.Id == id, cancellationToken);
        return deposit is null
            ? null
            : new DepositRow(
                deposit, deposit.IsOwnedBy(actor), deposit.State is DepositState.Failed && await db.HasCopyUnderWayAsync(id, cancellationToken));
    }

    public async Task<IReadOnlyList<Fact>> HistoryAsync(Guid id, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        await db.MineAsync(id, actor, cancellationToken);

        // Programs renew by themselves, hundreds of times: their tokens tell how often, the audit trail each time, and here are people.
        return await db.Facts.AsNoTracking()
            .Where(f => f.DepositId == id && f.What != TokenFacts.UsedForCredentials)
            .OrderByDescending(f => f.Number)
            .Take(MostFacts)
            .ToListAsync(cancellationToken);
    }
}
