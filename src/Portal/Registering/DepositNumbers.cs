using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Registries;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Registering;

/// <summary>What a deposit's next state means for the number that was reserved with it, in the transaction that changes it.</summary>
internal static class DepositNumbers
{
    /// <returns>Whether the registry changes with it, and has to be read again after the save.</returns>
    public static async Task<bool> FollowWithNumberAsync(
        this PortalDb db, Deposit deposit, Actor by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (deposit.State is not (DepositState.Open or DepositState.Declined or DepositState.Withdrawn))
        {
            return false;
        }

        var number = await db.ProjectNumbers.SingleOrDefaultAsync(
            n => n.DepositId == deposit.Id && n.State == NumberState.Reserved, cancellationToken);
        return number?.Follow(deposit, by, at) ?? false;
    }
}
