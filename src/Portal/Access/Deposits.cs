using Curation;
using Curation.Workflow;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Granting;
using Portal.Registering;
using Portal.Requesting;

namespace Portal.Access;

/// <summary>Deposits: decide, declare, submit. What is not yours is not there.</summary>
public sealed class Deposits(IDbContextFactory<PortalDb> dbs, Buckets buckets, GrantSignal grants, CurrentRegistry registry, GrantOptions giving, SubmissionDoors doors, TimeProvider clock)
{
    public sealed record Row(
        Guid Id,
        string Prefix,
        DepositState State,
        string Owner,
        string OwnerEmail,
        string Champion,
        string Purpose,
        long DeclaredObjects,
        DateTimeOffset RequestedAt,
        DateTimeOffset ChangedAt,
        string Remark,
        bool IsMine,
        int Revision = 0,
        bool IsReturned = false,
        string EndorsedBy = "",
        DateOnly? HeldUntil = null)
    {
        /// <summary>Whether data may still arrive.</summary>
        public bool TakesUploads => State is DepositState.Open or DepositState.ChangesAsked;

        public bool IsOver => State is DepositState.Declined or DepositState.Withdrawn or DepositState.Released;
    }

    /// <summary>A page, and the cursor of the next one; null on the last.</summary>
    public sealed record Page(IReadOnlyList<Row> Rows, Guid? Next);

    public const int PageSize = 50;

    // A deposit's life is some dozens of facts; renewed credentials may add more, and the newest matter.
    public const int MostFacts = 500;

    /// <param name="actor">Who looks.</param>
    /// <param name="states">Only deposits in one of these; all if empty.</param>
    /// <param name="search">Only deposits whose prefix contains this.</param>
    /// <param name="oldestFirst">As a queue; otherwise the newest first.</param>
    /// <param name="after">The cursor of the page before.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Page> ListAsync(
        Actor actor, IReadOnlyCollection<DepositState> states, string? search, bool oldestFirst, Guid? after, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var rows = db.Deposits.AsNoTracking().ReadableBy(actor);
        if (states.Count > 0)
        {
            rows = rows.Where(d => states.Contains(d.State));
        }

        if (!string.IsNullOrWhiteSpace(search))
        {
            var like = $"%{search.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            rows = rows.Where(d => EF.Functions.Like((string)(object)d.Prefix, like, "\\"));
        }

        if (after is { } cursor)
        {
            rows = oldestFirst ? rows.Where(d => d.Id.CompareTo(cursor) > 0) : rows.Where(d => d.Id.CompareTo(cursor) < 0);
        }

        rows = oldestFirst ? rows.OrderBy(d => d.Id) : rows.OrderByDescending(d => d.Id);
        var found = await rows.Take(PageSize + 1).ToListAsync(cancellationToken);
        return new Page([.. found.Take(PageSize).Select(d => RowOf(d, actor))], found.Count > PageSize ? found[PageSize - 1].Id : null);
    }

    /// <summary>What waits for a maintainer, the oldest first: not the requests whose contributor has been asked back.</summary>
    public async Task<Page> WaitingAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        List<DepositState> waiting = [DepositState.Requested, DepositState.Submitted, DepositState.Failed];
        var found = await db.Deposits.AsNoTracking().ReadableBy(actor).Where(d => waiting.Contains(d.State) && !d.IsReturned).OrderBy(d => d.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        return new Page([.. found.Take(PageSize).Select(d => RowOf(d, actor))], found.Count > PageSize ? found[PageSize - 1].Id : null);
    }

    /// <summary>The deposit, or null if there is none or it is somebody else's: the answer is the same.</summary>
    public async Task<Row?> FindAsync(Guid id, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var deposit = await db.Deposits.AsNoTracking().ReadableBy(actor).SingleOrDefaultAsync(d => d.Id == id, cancellationToken);
        return deposit is null ? null : RowOf(deposit, actor);
    }

    public async Task<IReadOnlyList<Fact>> HistoryAsync(Guid id, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        await db.MineAsync(id, actor, cancellationToken);

        // Programs renew by themselves, hundreds of times: their tokens tell how often, the audit trail each time, and here are people.
        return await db.Facts.AsNoTracking().Where(f => f.DepositId == id && f.What != "token.used-for-credentials").OrderByDescending(f => f.Number).Take(MostFacts).ToListAsync(cancellationToken);
    }

    /// <param name="id">The deposit.</param>
    /// <param name="by">A maintainer.</param>
    /// <param name="seen">The revision of the request that the maintainer looked at; null for whatever it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task OpenAsync(Guid id, Actor by, int? seen = null, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var deposit = await db.MineAsync(id, by, cancellationToken);
        // A list: the compiler reads Contains on an array as one of spans, which EF Core 6 cannot translate.
        List<DepositState> live = [DepositState.Open, DepositState.Submitted, DepositState.ChangesAsked, DepositState.Approved, DepositState.Copying];

        // Only one person fills a prefix at a time. There are at most some hundred live deposits.
        var others = await db.Deposits.AsNoTracking().Where(d => d.Id != id && live.Contains(d.State)).Select(d => new { d.Prefix, d.OwnerName }).ToListAsync(cancellationToken);
        if (by.IsMaintainer && others.FirstOrDefault(o => o.Prefix.Owns(deposit.Prefix) || deposit.Prefix.Owns(o.Prefix)) is { } other)
        {
            throw new RefusedException($"{other.OwnerName} fills {other.Prefix} now, which overlaps {deposit.Prefix}: wait until that deposit is published, or decline this one.");
        }

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

    public Task AskChangesAsync(Guid id, string? words, Actor by, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, by, (deposit, at) => deposit.AskChanges(words, by, at), cancellationToken);

    public Task CommentAsync(Guid id, string? words, Actor by, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, by, (deposit, at) => deposit.Comment(words, by, at), cancellationToken);

    public async Task SubmitAsync(Guid id, Actor by, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var deposit = await db.MineAsync(id, by, cancellationToken);
        if (deposit.IsOwnedBy(by) && deposit.TakesUploads && !await buckets.Staging.ListAsync(deposit.Prefix.Folder, null, cancellationToken).AnyAsync(cancellationToken))
        {
            throw new RefusedException($"Nothing is staged under {deposit.Prefix}/ yet: upload first, then submit.");
        }

        deposit.Submit(by, clock.GetUtcNow());
        await using var shut = await doors.ShutAsync(deposit, cancellationToken);
        await db.EndGrantsAsync(deposit, by, clock.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        grants.Wake();
    }

    private async Task ChangeAsync(Guid id, Actor by, Action<Deposit, DateTimeOffset> change, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var (deposit, now) = (await db.MineAsync(id, by, cancellationToken), clock.GetUtcNow());
        change(deposit, now);
        await db.EndGrantsAsync(deposit, by, now, cancellationToken);
        await SaveAsync(db, deposit, by, now, cancellationToken);
    }

    private async Task SaveAsync(PortalDb db, Deposit deposit, Actor by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (deposit.State is DepositState.Declined or DepositState.Withdrawn)
        {
            await Drafts.EndAsync(db, deposit.Id, cancellationToken);
        }

        var changesRegistry = await db.FollowWithNumberAsync(deposit, by, at, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        grants.Wake();
        if (changesRegistry)
        {
            await registry.ReloadAsync();
        }
    }

    private static Row RowOf(Deposit d, Actor actor) => new(
        d.Id, d.Prefix.Text, d.State, d.OwnerName, d.OwnerEmail, d.Champion, d.Purpose, d.DeclaredObjects, d.RequestedAt, d.ChangedAt, d.Remark, d.IsOwnedBy(actor),
        d.Revision, d.IsReturned, d.EndorsedBy, d.HeldUntil);
}
