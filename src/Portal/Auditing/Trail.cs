using System.Data;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Curation.Workflow.Promotions;
using Curation.Workflow.Trail;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Auditing;

/// <summary>The audit trail as a whole: its end, which is kept elsewhere too, and whether it and what hangs on it still agree.</summary>
public sealed class Trail(IDbContextFactory<PortalDb> dbs, Anchors anchors)
{
    /// <summary>Where the trail ends now.</summary>
    public async Task<(TrailEnd End, DateTimeOffset? At)> EndAsync(CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var last = await db.Facts.AsNoTracking().OrderByDescending(f => f.Number).FirstOrDefaultAsync(cancellationToken);
        return (new TrailEnd(last?.Number ?? 0, last?.Hash ?? ""), last?.At);
    }

    /// <summary>
    /// Goes through all facts, holds them against the ends in the bucket and in the receipts, and what the database says against them. Then keeps the
    /// end, if all agrees.
    /// </summary>
    public async Task<TrailReport> VerifyAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.IsMaintainer)
        {
            throw new RefusedException("Only maintainers verify the audit trail as a whole.");
        }

        var (kept, trouble) = await ReadAnchorsAsync(cancellationToken);
        var walk = await WalkAsync(kept, cancellationToken);
        var anchored = kept.Count == 0 ? (long?)null : kept.Max(end => end.Facts);
        if (walk.Faults.Count == 0 && trouble.Length == 0 && anchored != walk.Facts)
        {
            (anchored, trouble) = await KeepAsync(walk.End, anchored, cancellationToken);
        }

        return new TrailReport(walk.Facts, walk.LastAt, walk.End.Hash, anchored, trouble, walk.Faults);
    }

    /// <summary>Whether the newest end in the bucket is still there: a look at one fact. Empty if it is, or there is none yet.</summary>
    public async Task<string> CompareNewestAnchorAsync(CancellationToken cancellationToken)
    {
        if ((await anchors.ReadAsync(cancellationToken)) is not [.., var (newest, at)])
        {
            return "";
        }

        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var fact = await db.Facts.AsNoTracking().SingleOrDefaultAsync(f => f.Number == newest.Facts, cancellationToken);
        return fact is null
            ? $"Fact {newest.Facts}, which was anchored at {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC, is gone, and with it the end of the audit trail."
            : fact.Hash != newest.Hash ? $"Fact {newest.Facts} is another one than was anchored at {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC."
            : "";
    }

    internal async Task<TrailWalk> WalkAsync(IReadOnlyList<TrailEnd> kept, CancellationToken cancellationToken)
    {
        var walk = new TrailWalk();
        foreach (var end in kept)
        {
            walk.Expect(end, "an anchor in the bucket");
        }

        await using var db = await dbs.CreateDbContextAsync(cancellationToken);

        // One view of all tables, however long it takes: else a fact that is told meanwhile would be missing. By this level SQLite's provider begins
        // without the write lock, which would hold up everybody; what is read is committed all the same, as no cache is shared.
        await using var view = await db.Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, cancellationToken);
        await foreach (var json in db.Promotions.AsNoTracking()
            .Where(p => p.Receipt != "")
            .Select(p => p.Receipt)
            .AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            if (EndIn(json) is { } end)
            {
                walk.Expect(end, "a receipt");
            }
        }

        await foreach (var fact in db.Facts.AsNoTracking().OrderBy(f => f.Number).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            walk.Add(fact);
        }

        walk.Complete();
        await TrailRows.HoldAsync(db, walk, cancellationToken);
        return walk;
    }

    internal static async Task<TrailEnd> EndOfAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var last = await db.Facts.AsNoTracking()
            .OrderByDescending(f => f.Number)
            .Select(f => new { f.Number, f.Hash })
            .FirstOrDefaultAsync(cancellationToken);
        return new TrailEnd(last?.Number ?? 0, last?.Hash ?? "");
    }

    // A receipt that cannot be read is told where it is held against its fact.
    private static TrailEnd? EndIn(string json)
    {
        try
        {
            return Receipt.FromJson(json).Trail;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private async Task<(IReadOnlyList<TrailEnd> Ends, string Trouble)> ReadAnchorsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (
                [.. (await anchors.ReadAsync(cancellationToken)).Select(anchor => anchor.End)],
                anchors.IsOn ? "" : "Portal:AnchorPrefix is empty: nothing is kept elsewhere.");
        }
        catch (StoreException unread)
        {
            return ([], $"The anchors in {anchors.Place} could not be read. {unread.Message}");
        }
    }

    private async Task<(long? Anchored, string Trouble)> KeepAsync(TrailEnd end, long? before, CancellationToken cancellationToken)
    {
        try
        {
            await anchors.WriteAsync(end, cancellationToken);
            return (end.Facts, "");
        }
        catch (StoreException unwritten)
        {
            return (before, $"The end could not be anchored in {anchors.Place}. {unwritten.Message}");
        }
    }
}
