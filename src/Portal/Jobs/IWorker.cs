using Curation.Workflow.Actors;
using Curation.Workflow.Jobs;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Jobs;

/// <summary>Does one kind of job. Called by <see cref="JobRunner"/> and by nothing else.</summary>
public interface IWorker
{
    /// <summary>The rows of its kind.</summary>
    IQueryable<Job> Rows(PortalDb db);

    /// <summary>Those of its rows that may be taken up now, beside what runs.</summary>
    /// <param name="db">Where the rows are.</param>
    /// <param name="running">All jobs that run now, of each kind.</param>
    IQueryable<Job> Waiting(PortalDb db, List<Guid> running);

    /// <summary>Those of its rows that somebody may see.</summary>
    IQueryable<Job> ReadableBy(PortalDb db, Actor actor);

    /// <summary>One of its rows as lists show it.</summary>
    JobRow Describe(Job job);

    /// <summary>Whether jobs of its kind leave one place to other kinds, however many of them wait.</summary>
    bool LeavesAPlace { get; }

    /// <summary>Runs a job to its end and stores the end. May be called again for the same job after a crash.</summary>
    Task RunAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Stores that the job failed.</summary>
    Task FailAsync(Guid id, string reason, CancellationToken cancellationToken);
}
