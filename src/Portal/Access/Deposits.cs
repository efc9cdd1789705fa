using Curation;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Grants;
using Curation.Workflow.Jobs;
using Curation.Workflow.Promotions;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Granting;
using Portal.Keeping;
using Portal.Registering;
using Portal.Requesting;

namespace Portal.Access;

/// <summary>Deposits: decide and declare. What is not yours is not there.</summary>
public sealed class Deposits(IDbContextFactory<PortalDb> dbs, GrantSignal grants, CurrentRegistry registry, GrantOptions giving, KeepingOptions keeping, TimeProvider clock)
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
        DateOnly? HeldUntil = null,
        Guid? SubmittedCheck = null,
        string SubmittedWords = "",
        bool CopyWaits = false)
    {
        /// <summary>Whether data may still arrive.</summary>
        public bool TakesUploads => State.TakesUploads();

        public bool IsOver => State.IsOver();
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
            rows = oldestFirst ? rows.After(db.Deposits, cursor) : rows.Before(db.Deposits, cursor);
        }

        rows = oldestFirst ? rows.OldestFirst() : rows.NewestFirst();
        var found = await rows.Take(PageSize + 1).ToListAsync(cancellationToken);
        return new Page([.. found.Take(PageSize).Select(d => RowOf(d, actor))], found.Count > PageSize ? found[PageSize - 1].Id : null);
    }

    /// <summary>What waits for a maintainer, the oldest first: not the requests whose contributor has been asked back.</summary>
    public async Task<Page> WaitingAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        List<DepositState> waiting = [DepositState.Requested, DepositState.Submitted, DepositState.Failed];
        var found = await db.Deposits.AsNoTracking().ReadableBy(actor).Where(d => waiting.Contains(d.State) && !d.IsReturned).OldestFirst().Take(PageSize + 1).ToListAsync(cancellationToken);
        return new Page([.. found.Take(PageSize).Select(d => RowOf(d, actor))], found.Count > PageSize ? found[PageSize - 1].Id : null);
    }

    /// <summary>The deposit, or null if there is none or it is somebody else's: the answer is the same.</summary>
    public async Task<Row?> FindAsync(Guid id, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var deposit = await db.Deposits.AsNoTracking().ReadableBy(actor).SingleOrDefaultAsync(d => d.Id == id, cancellationToken);
        return deposit is null ? null : RowOf(deposit, actor) with { CopyWaits = deposit.State is DepositState.Failed && await HasCopyUnderWayAsync(db, id, cancellationToken) };
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
        deposit.AskChanges(words, by, now);

        // A copy that was let go on after it had halted leaves the deposit as it is until its turn comes.
        if (await HasCopyUnderWayAsync(db, id, cancellationToken))
        {
            throw new RefusedException("A copy of this deposit is under way: cancel it first, then ask for changes.");
        }

        await db.EndGrantsAsync(deposit, by, now, cancellationToken);
        await SaveAsync(db, deposit, by, now, cancellationToken);
    }

    public async Task CommentAsync(Guid id, string? words, Actor by, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var (deposit, now) = (await db.MineAsync(id, by, cancellationToken), clock.GetUtcNow());
        var last = await db.Facts.AsNoTracking().Where(f => f.ActorId == by.Id && f.What == "deposit.comment").OrderByDescending(f => f.Number)
            .Skip(keeping.CommentsADay - 1).Select(f => (DateTimeOffset?)f.At).FirstOrDefaultAsync(cancellationToken);

        // On both sides of now: what was written before the clock was set back by days is not of this day.
        if (last is { } earliest && earliest > now.AddDays(-1) && earliest < now.AddDays(1))
        {
            throw new TooManyException($"You wrote {keeping.CommentsADay} comments within a day: write on tomorrow, or say it in one.", earliest.AddDays(1) - now);
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

    private static Task<bool> HasCopyUnderWayAsync(PortalDb db, Guid id, CancellationToken cancellationToken) => db.Promotions.AnyAsync(
        p => p.DepositId == id && p.Phase == PromotionPhase.Copy && (p.State == JobState.Queued || p.State == JobState.Running || p.State == JobState.Paused), cancellationToken);

    private static Row RowOf(Deposit d, Actor actor) => new(
        d.Id, d.Prefix.Text, d.State, d.OwnerName, d.OwnerEmail, d.Champion, d.Purpose, d.DeclaredObjects, d.RequestedAt, d.ChangedAt, d.Remark, d.IsOwnedBy(actor),
        d.Revision, d.IsReturned, d.EndorsedBy, d.HeldUntil, d.SubmittedCheckId, d.SubmittedWords);
}
