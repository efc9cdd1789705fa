using Curation.Workflow.Grants;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Grants;

/// <summary>
/// The grant that a contributor's own access rests on: of a deposit's grants that no identity outside the portal holds, the newest.
/// </summary>
internal static class NewestGrants
{
    public static Task<Grant?> NewestAsync(this IQueryable<Grant> grants, Guid depositId, CancellationToken cancellationToken) =>
        grants.Where(g => g.DepositId == depositId && g.Arn == "").NewestFirst().FirstOrDefaultAsync(cancellationToken);

    /// <summary>The same for the deposits of a page.</summary>
    public static async Task<Dictionary<Guid, Grant>> NewestOfAsync(
        this IQueryable<Grant> grants, List<Guid> deposits, CancellationToken cancellationToken) =>
        (await grants.Where(g => deposits.Contains(g.DepositId) && g.Arn == "").ToListAsync(cancellationToken))
            .GroupBy(g => g.DepositId).ToDictionary(g => g.Key, g => g.MaxBy(one => one.Sequence)!);
}
