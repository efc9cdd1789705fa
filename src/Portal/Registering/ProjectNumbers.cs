using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Registries;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Registering;

/// <summary>Numbers for new projects: given out with a request, in its transaction, each of them once.</summary>
public sealed class ProjectNumbers(IDbContextFactory<PortalDb> dbs, CurrentRegistry registry, TimeProvider clock)
{
    /// <summary>A number is scarce; who needs more at once tells a maintainer why.</summary>
    public const int MostWaiting = 5;

    /// <summary>What the next project with this tag would be called, should nobody ask before; refuses a tag that is none.</summary>
    public ProjectName NextName(string? tag) => ProjectNumber.NextName(registry.Now, tag);

    /// <summary>Reserves the next free number for a request, and stores both or none.</summary>
    /// <param name="tag">What the project is called behind its number.</param>
    /// <param name="request">Makes the request for a project of the name it gets; may add more to the same transaction.</param>
    /// <param name="by">Whose request it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Guid> ReserveAsync(
        string? tag, Func<PortalDb, ProjectName, CancellationToken, Task<Deposit>> request, Actor by, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        await registry.ReloadAsync();
        var waiting = await db.ProjectNumbers.CountAsync(
            n => n.State == NumberState.Reserved && db.Deposits.Any(d => d.Id == n.DepositId && d.OwnerId == by.Id), cancellationToken);
        if (waiting >= MostWaiting)
        {
            throw new RefusedException($"{MostWaiting} of your requests for new projects wait for a decision: wait for one of them, or withdraw it.");
        }

        var deposit = await request(db, NextName(tag), cancellationToken);
        db.Add(deposit);
        db.Add(ProjectNumber.Reserve(registry.Now, deposit, by, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        await registry.ReloadAsync();
        return deposit.Id;
    }
}
