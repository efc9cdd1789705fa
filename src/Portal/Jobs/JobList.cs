using Curation.Workflow.Actors;
using Curation.Workflow.Jobs;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Jobs;

/// <summary>The jobs of the portal for those who may see them: what runs and waits, and what ended lately.</summary>
public sealed class JobList(IEnumerable<IWorker> workers, IDbContextFactory<PortalDb> dbs)
{
    public const int MostEnded = 50;

    public async Task<IReadOnlyList<JobRow>> ListAsync(Actor actor, bool liveOnly, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        List<JobState> over = [JobState.Done, JobState.Failed, JobState.Cancelled];
        var rows = new List<JobRow>();
        foreach (var ended in liveOnly ? new[] { false } : [false, true])
        {
            var found = new List<(long QueuePlace, JobRow Row)>();
            foreach (var worker in workers)
            {
                var jobs = await worker.ReadableBy(db, actor).Where(job => over.Contains(job.State) == ended)
                    .OrderByDescending(job => job.QueuePlace).Take(MostEnded).ToListAsync(cancellationToken);
                found.AddRange(jobs.Select(job => (job.QueuePlace, worker.Describe(job))));
            }

            rows.AddRange(found.OrderByDescending(one => one.QueuePlace).Take(MostEnded).Select(one => one.Row));
        }

        return rows;
    }
}
