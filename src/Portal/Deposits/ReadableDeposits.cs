using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Deposits;

/// <summary>Whose deposits a person may see.</summary>
internal static class ReadableDeposits
{
    public static IQueryable<Deposit> ReadableBy(this IQueryable<Deposit> deposits, Actor actor) => deposits.Where(Deposit.ReadableBy(actor));

    /// <summary>The deposit, tracked; refuses alike what is not there and what is somebody else's.</summary>
    public static async Task<Deposit> MineAsync(this PortalDb db, Guid id, Actor actor, CancellationToken cancellationToken) =>
        await db.Deposits.ReadableBy(actor).SingleOrDefaultAsync(d => d.Id == id, cancellationToken)
        ?? throw new RefusedException("There is no such deposit, or it is not yours.");
}
