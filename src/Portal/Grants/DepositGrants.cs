using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Grants;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Grants;

/// <summary>What a deposit's next state means for its grants, in the transaction that changes it.</summary>
internal static class DepositGrants
{
    /// <summary>
    /// Ends all of a deposit that needs none any more, and those of own identities while nothing may be uploaded: the portal cannot make
    /// them read only.
    /// </summary>
    public static async Task EndGrantsAsync(this PortalDb db, Deposit deposit, Actor by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var isDue = Grant.IsDueTo(deposit);
        if (isDue && deposit.TakesUploads)
        {
            return;
        }

        List<GrantState> standing = [GrantState.Wanted, GrantState.Live];
        foreach (var grant in await db.Grants
            .Where(g => g.DepositId == deposit.Id
                && standing.Contains(g.State)
                && (!isDue || (g.Arn != "" && g.Permission != Curation.Store.Permission.Read)))
            .ToListAsync(cancellationToken))
        {
            grant.EndWith(deposit, by, at);
        }
    }
}
