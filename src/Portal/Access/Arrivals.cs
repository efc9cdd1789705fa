using Curation;
using Curation.Workflow;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Access;

/// <summary>A cheap look at what has arrived under a deposit's prefix, for somebody who waits beside a running upload.</summary>
public sealed class Arrivals(IDbContextFactory<PortalDb> dbs, Buckets buckets, TimeProvider clock)
{
    /// <summary>One page of a listing: one call, whatever is staged.</summary>
    public const int Most = 1000;

    /// <param name="Objects">How many there are; if <paramref name="IsPart"/>, at least.</param>
    /// <param name="Bytes">What those hold.</param>
    /// <param name="IsPart">Whether the look ended at <see cref="Most"/>.</param>
    /// <param name="LastAgo">How long ago the newest of those arrived; null if there are none.</param>
    public sealed record Look(long Objects, long Bytes, bool IsPart, TimeSpan? LastAgo);

    public async Task<Look> LookAsync(Guid depositId, Actor actor, CancellationToken cancellationToken = default)
    {
        Prefix prefix;
        await using (var db = await dbs.CreateDbContextAsync(cancellationToken))
        {
            prefix = (await db.MineAsync(depositId, actor, cancellationToken)).Prefix;
        }

        var seen = default(Tally);
        var last = DateTimeOffset.MinValue;
        await foreach (var found in buckets.Staging.ListAsync(prefix.Folder, null, cancellationToken).Take(Most).WithCancellation(cancellationToken))
        {
            seen = seen.With(found);
            last = found.LastModified > last ? found.LastModified : last;
        }

        return new Look(seen.Objects, seen.Bytes, seen.Objects == Most, seen.Objects == 0 ? null : clock.GetUtcNow() - last);
    }
}
