using Curation.Requesting;
using Curation.Workflow.Actors;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Deposits.Drafts;

/// <summary>What people type, kept while they type it. Each finds their own only; nobody else's is ever asked for.</summary>
public sealed class RequestDrafts(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    /// <summary>How many a person has at once: a new request, and some that were given back.</summary>
    public const int Most = 20;

    public async Task<SavedDraft?> FindAsync(Guid? about, Actor by, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        return await FindAsync(db, about, by, cancellationToken);
    }

    /// <param name="about">The deposit whose request is being changed; null for a new one.</param>
    /// <param name="form">As typed.</param>
    /// <param name="seen">The version that this was typed over; 0 if there was none.</param>
    /// <param name="by">Whose it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<DraftOutcome> SaveAsync(Guid? about, DatasetForm form, int seen, Actor by, CancellationToken cancellationToken = default)
    {
        var json = form.ToJson();
        if (json.Length > DatasetForm.LongestJson)
        {
            throw new RefusedException(
                "What is written here is too long to be kept as a draft: shorten it. Nothing of it is lost as long as this page stays open.");
        }

        await using var db = await dbs.BeginAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (seen == 0)
        {
            return await AddAsync(db, about, json, by, now, cancellationToken);
        }

        if (await Mine(db, about, by).SingleOrDefaultAsync(cancellationToken) is not { } draft)
        {
            return new(false, null);
        }

        if (draft.Version != seen)
        {
            return new(false, KeptOf(draft));
        }

        (draft.Form, draft.Version, draft.SavedAt) = (json, seen + 1, now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return new(true, KeptOf(draft));
        }
        catch (ConcurrentChangeException)
        {
            // Of two windows that save at once, the version lets one through and tells the other.
            return new(false, await FindAsync(about, by, cancellationToken));
        }
    }

    public async Task DeleteAsync(Guid? about, Actor by, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        await EndAsync(db, about, by, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes the draft away with the next save of the same context: it goes when what it was for is stored, or not at all.</summary>
    internal static async Task EndAsync(PortalDb db, Guid? about, Actor by, CancellationToken cancellationToken) =>
        db.RemoveRange(await Mine(db, about, by).ToListAsync(cancellationToken));

    /// <summary>The same for a request that is over: there is nothing left to change.</summary>
    internal static async Task EndAsync(PortalDb db, Guid about, CancellationToken cancellationToken) =>
        db.RemoveRange(await db.RequestDrafts.Where(draft => draft.About == about).ToListAsync(cancellationToken));

    private static IQueryable<RequestDraft> Mine(PortalDb db, Guid? about, Actor by)
    {
        var stored = about ?? RequestDraft.NewRequest;
        return db.RequestDrafts.Where(draft => draft.PersonId == by.Id && draft.About == stored);
    }

    private static async Task<SavedDraft?> FindAsync(PortalDb db, Guid? about, Actor by, CancellationToken cancellationToken) =>
        await Mine(db, about, by).AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } kept ? KeptOf(kept) : null;

    private static SavedDraft KeptOf(RequestDraft draft) => new(DatasetForm.FromJson(draft.Form), draft.Version, draft.SavedAt);

    private static async Task<DraftOutcome> AddAsync(
        PortalDb db, Guid? about, string json, Actor by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.RequestDrafts.CountAsync(draft => draft.PersonId == by.Id, cancellationToken) >= Most)
        {
            throw new RefusedException($"You have {Most} drafts, which is as many as are kept: send one or delete one.");
        }

        db.Add(new RequestDraft { PersonId = by.Id, About = about ?? RequestDraft.NewRequest, Form = json, Version = 1, SavedAt = now });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return new(true, new(DatasetForm.FromJson(json), 1, now));
        }
        catch (DbUpdateException exception) when (exception.InnerException is SqliteException { SqliteErrorCode: 19 })
        {
            // There is one already, begun in another window.
            return new(false, await FindAsync(db, about, by, cancellationToken));
        }
    }
}

/// <summary>A draft as it was last saved.</summary>
public sealed record SavedDraft(DatasetForm Form, int Version, DateTimeOffset SavedAt);

/// <summary>Saved, or not because somebody else's hand was there first.</summary>
/// <param name="IsSaved">Whether it was.</param>
/// <param name="Now">What is kept now; null if nothing is, because it was sent or deleted elsewhere.</param>
public sealed record DraftOutcome(bool IsSaved, SavedDraft? Now);
