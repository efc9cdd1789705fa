using Curation.Plans;
using Curation.Workflow.Actors;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Deposits;

namespace Portal.Promoting.Copying;

/// <summary>
/// Looks, while a person waits for an approval, whether staging is still what was checked. A page waits a minute for it, which is some hundred
/// thousand objects; of more, the copy looks at all before it copies the first.
/// </summary>
public sealed class StagingChangeCheck(IDbContextFactory<PortalDb> dbs, Comparison comparison, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <returns>Null where there was nothing to look at for this person, or it took too long.</returns>
    public async Task<StagingChange?> SinceCheckAsync(Guid promotionId, Actor by, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var promotion = await db.Promotions.AsNoTracking().SingleOrDefaultAsync(p => p.Id == promotionId, cancellationToken);
        if (promotion is null || !promotion.AwaitsDecisionOf(by, await db.MineAsync(promotion.DepositId, by, cancellationToken)))
        {
            return null;
        }

        try
        {
            await comparison.RequireSnapshotAsync(promotion, cancellationToken);
        }
        catch (InvalidDataException gone)
        {
            throw new RefusedException(gone.Message);
        }

        using var late = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await comparison.SinceCheckAsync(promotion, either.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
