using System.Text;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Jobs;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Deposits;
using Portal.Ground;

namespace Portal.Staging;

/// <summary>What a bucket holds, a page of a folder at a time; totals are those of the last check that counted, with its age.</summary>
public sealed class StagedData(IDbContextFactory<PortalDb> dbs, Buckets buckets)
{
    public const int PageSize = 200;

    /// <param name="Total">What a check counted there; null if none did.</param>
    /// <param name="CountedAt">When.</param>
    /// <param name="IsPart">Whether more may lie there than was counted.</param>
    public sealed record FolderRow(string Folder, string Name, Tally? Total, DateTimeOffset? CountedAt = null, bool IsPart = false);

    /// <summary>One page. <paramref name="CountedAt"/> is when the totals were counted, null if never.</summary>
    public sealed record View(string Folder, Tally? Total, IReadOnlyList<FolderRow> Folders, IReadOnlyList<StoredObject> Objects, string? Cursor, DateTimeOffset? CountedAt, bool IsPart = false);

    /// <summary>An object and its first bytes.</summary>
    public sealed record ObjectPreview(StoredObject Found, byte[] Start);

    /// <param name="depositId">Whose data.</param>
    /// <param name="path">The folder below the deposit's prefix: empty, or without slashes around it.</param>
    /// <param name="cursor">Of the page before.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<View> BrowseDepositAsync(Guid depositId, string? path, string? cursor, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var deposit = await db.MineAsync(depositId, actor, cancellationToken);

        // Keys are literal: a path can only lead below the prefix, whatever dots it holds.
        var page = await BrowseAsync(buckets.Staging, deposit.Prefix.Folder + FolderOf(path), cursor, cancellationToken);
        var run = await db.CheckRuns.AsNoTracking()
            .Where(r => r.DepositId == depositId && r.State == JobState.Done)
            .NewestFirst()
            .Select(r => new { r.Id, r.StartedAt })
            .FirstOrDefaultAsync(cancellationToken);
        return await WithTotalsAsync(db, page, deposit.Prefix.Folder + FolderOf(path), run?.Id, run?.StartedAt, cancellationToken);
    }

    public async Task<View> BrowseBucketAsync(bool gallery, string? path, string? cursor, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.IsMaintainer)
        {
            throw new RefusedException("Only maintainers browse whole buckets.");
        }

        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var store = gallery ? buckets.Gallery : buckets.Staging;
        var page = await BrowseAsync(store, FolderOf(path), cursor, cancellationToken);
        var folder = FolderOf(path);
        var counts = await BucketCounts.ReadAsync(db, gallery ? CheckOf.Gallery : CheckOf.Staging, [.. page.Folders, folder], cancellationToken);
        var rows = page.Folders.Select(f => (Folder: f, Sum: counts.Of(f)))
            .Select(f => new FolderRow(f.Folder, f.Folder[folder.Length..].TrimEnd('/'), f.Sum?.Tally, f.Sum?.At, f.Sum?.IsPart is true));
        var own = counts.Of(folder);
        return new View(folder, own?.Tally, [.. rows], page.Objects, page.Cursor, own?.At, own?.IsPart is true);
    }

    /// <summary>One object below a deposit's prefix with its first bytes; null if there is none.</summary>
    public async Task<ObjectPreview?> PreviewAsync(Guid depositId, string key, int length, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var deposit = await db.MineAsync(depositId, actor, cancellationToken);
        return deposit.Prefix.Owns(key) ? await ReadStartAsync(buckets.Staging, key, length, cancellationToken) : null;
    }

    /// <summary>One object of a whole bucket with its first bytes; null if there is none.</summary>
    public Task<ObjectPreview?> PreviewAsync(bool gallery, string key, int length, Actor actor, CancellationToken cancellationToken = default) => actor.IsMaintainer
        ? ReadStartAsync(gallery ? buckets.Gallery : buckets.Staging, key, length, cancellationToken)
        : throw new RefusedException("Only maintainers browse whole buckets.");

    public string BucketOf(bool gallery) => (gallery ? buckets.Gallery : buckets.Staging).Bucket;

    private static async Task<ObjectPreview?> ReadStartAsync(IObjectStore store, string key, int length, CancellationToken cancellationToken) =>
        MayStand(key) && await store.FindAsync(key, cancellationToken) is { } found && await store.ReadStartAsync(key, length, cancellationToken) is { } start
            ? new ObjectPreview(found, start)
            : null;

    // What S3 takes for a key: 1,024 bytes of UTF-8. Whatever else stands in an address names nothing, and is not asked for.
    private static bool MayStand(string key) => !key.Contains('\0') && Encoding.UTF8.GetByteCount(key) <= 1024;

    private static async Task<FolderPage> BrowseAsync(IObjectStore store, string folder, string? cursor, CancellationToken cancellationToken) =>
        MayStand(folder) ? await store.BrowseAsync(folder, cursor, PageSize, cancellationToken) : new FolderPage([], [], null);

    private static string FolderOf(string? path) => string.IsNullOrEmpty(path) ? "" : path.EndsWith('/') ? path : path + "/";

    private static async Task<View> WithTotalsAsync(PortalDb db, FolderPage page, string folder, Guid? run, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        var asked = page.Folders.Append(folder).ToList();
        var totals = run is null
            ? []
            : await db.FolderTotals.AsNoTracking()
                .Where(t => t.RunId == run && asked.Contains(t.Folder))
                .ToDictionaryAsync(t => t.Folder, t => new Tally(t.Objects, t.Bytes), cancellationToken);
        var rows = page.Folders.Select(f => totals.TryGetValue(f, out var total) ? new FolderRow(f, f[folder.Length..].TrimEnd('/'), total, at) : new FolderRow(f, f[folder.Length..].TrimEnd('/'), null));
        return new View(folder, totals.TryGetValue(folder, out var own) ? own : null, [.. rows], page.Objects, page.Cursor, at);
    }
}
