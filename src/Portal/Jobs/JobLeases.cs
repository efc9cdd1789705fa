using Curation.Workflow.Jobs;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Jobs;

/// <summary>
/// Which jobs this process holds, by the leases in their rows. At its start nobody else owns the data folder, so whatever says Running was left by a
/// process that died, and waits again.
/// </summary>
internal sealed class JobLeases(IEnumerable<IWorker> workers, IDbContextFactory<PortalDb> dbs, PendingJobs pending, TimeProvider clock)
{
    private readonly string holder = Guid.NewGuid().ToString("N");

    public static TimeSpan Lease => TimeSpan.FromMinutes(1);

    public void TakeUp(Job job) => job.TakeUp(holder, Lease, clock.GetUtcNow());

    public async Task AdoptOrphansAsync(CancellationToken cancellationToken)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        foreach (var worker in workers)
        {
            foreach (var job in await worker.Rows(db).Where(job => job.State == JobState.Running).ToListAsync(cancellationToken))
            {
                job.Orphan();
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        if (pending.Running is not { Count: > 0 } running)
        {
            return;
        }

        // Not through the rows' versions: a lease must not disturb a person who is pausing the job.
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        DateTimeOffset? until = clock.GetUtcNow() + Lease;
        foreach (var worker in workers)
        {
            await worker.Rows(db).Where(job => running.Contains(job.Id) && job.LeaseHolder == holder)
                .ExecuteUpdateAsync(row => row.SetProperty(job => job.LeaseUntil, until), cancellationToken);
        }
    }
}
