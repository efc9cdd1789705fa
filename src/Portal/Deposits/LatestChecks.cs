using System.Globalization;
using Curation.Workflow.Actors;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Deposits;

/// <summary>What the newest check of each deposit of a list said, in one query.</summary>
public sealed class LatestChecks(IDbContextFactory<PortalDb> dbs)
{
    /// <param name="deposits">A page of them, as they were listed.</param>
    /// <param name="actor">Who looks: other people's are left out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyDictionary<Guid, LatestCheck>> OfAsync(
        IReadOnlyCollection<Guid> deposits, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var mine = db.Deposits.ReadableBy(actor).Select(d => d.Id);
        return await db.CheckRuns.AsNoTracking()
            .Where(r => deposits.Contains(r.DepositId) && mine.Contains(r.DepositId))
            .Where(r => !db.CheckRuns.Any(later => later.DepositId == r.DepositId && later.Sequence > r.Sequence))
            .ToDictionaryAsync(r => r.DepositId, r => new LatestCheck(r.Id, r.State, r.Objects, r.Errors, r.Warnings), cancellationToken);
    }
}
