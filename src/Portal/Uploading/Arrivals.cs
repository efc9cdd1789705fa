using System.Collections.Concurrent;
using Curation.Counting;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Jobs;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Deposits;
using Portal.Ground;

namespace Portal.Uploading;

/// <summary>
/// What has arrived under a deposit's prefix, for somebody who waits beside a running upload. A look asks for some pages of a listing, however
/// much is staged and however many people look; the last check is what it begins with. At most <see cref="MostWatched"/> prefixes are remembered,
/// each by a thousand stretches: some tens of megabytes in all.
/// </summary>
public sealed class Arrivals(IDbContextFactory<PortalDb> dbs, Buckets buckets, TimeProvider clock)
{
    /// <summary>Pages of a listing that one look asks for; each stretch that it looks at may cost one request more.</summary>
    public const int Pages = 6;

    public const int MostWatched = 64;

    /// <summary>Whoever looks within this time sees the same look.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(4);

    private readonly ConcurrentDictionary<Guid, Watch> watches = new();

    public async Task<ArrivedSoFar> CountAsync(Guid depositId, Actor actor, CancellationToken cancellationToken = default)
    {
        Prefix prefix;
        await using (var db = await dbs.CreateDbContextAsync(cancellationToken))
        {
            prefix = (await db.MineAsync(depositId, actor, cancellationToken)).Prefix;
        }

        var watch = watches.GetOrAdd(depositId, _ => new Watch());
        watch.AskedAt = clock.GetUtcNow();
        Forget();
        await watch.Gate.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            var count = watch.Count ??= await BeginAsync(depositId, cancellationToken);
            if (watch.LookedAt is not { } last || (now - last).Duration() >= Pace)
            {
                await count.CountAsync(after => buckets.Staging.ListAsync(prefix.Folder, after, cancellationToken), Pages, now, cancellationToken);
                watch.LookedAt = now;
            }

            var total = count.Total;
            return new ArrivedSoFar(total.Objects, total.Bytes, count.CompleteSince, now - (count.CompleteSince ?? now), now - count.Newest);
        }
        finally
        {
            watch.Gate.Release();
        }
    }

    private async Task<ArrivalCount> BeginAsync(Guid depositId, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var check = await db.CheckRuns.AsNoTracking()
            .Where(run => run.DepositId == depositId && run.Of == CheckOf.Staging && run.State == JobState.Done)
            .NewestFirst()
            .Select(run => new { run.Objects, run.Bytes, run.StartedAt, run.QueuedAt })
            .FirstOrDefaultAsync(cancellationToken);
        return check is null ? new ArrivalCount() : new ArrivalCount(new Tally(check.Objects, check.Bytes), check.StartedAt ?? check.QueuedAt);
    }

    private void Forget()
    {
        foreach (var (id, _) in watches.OrderByDescending(watch => watch.Value.AskedAt).Skip(MostWatched))
        {
            watches.TryRemove(id, out _);
        }
    }

    private sealed class Watch
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public ArrivalCount? Count { get; set; }

        public DateTimeOffset AskedAt { get; set; }

        public DateTimeOffset? LookedAt { get; set; }
    }
}

/// <summary>What has arrived under a prefix.</summary>
/// <param name="Objects">How many there are, as far as is known.</param>
/// <param name="Bytes">What those hold.</param>
/// <param name="Since">Since when all of it was looked at; null while some of it never was.</param>
/// <param name="SinceAgo">How long ago that was.</param>
/// <param name="LastAgo">How long ago the newest that is known arrived; null if none is.</param>
public sealed record ArrivedSoFar(long Objects, long Bytes, DateTimeOffset? Since, TimeSpan SinceAgo, TimeSpan? LastAgo)
{
    /// <summary>Whether it is still being counted for the first time.</summary>
    public bool IsPart => Since is null;
}
