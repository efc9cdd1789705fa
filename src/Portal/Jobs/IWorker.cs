using Curation.Workflow;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Jobs;

/// <summary>Does one kind of job. Called by <see cref="JobRunner"/> and by nothing else.</summary>
public interface IWorker
{
    /// <summary>The rows of its kind; the runner takes up those that wait.</summary>
    IQueryable<Job> Rows(PortalDb db);

    /// <summary>Runs a job to its end and stores the end. May be called again for the same job after a crash.</summary>
    Task RunAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Stores that the job failed.</summary>
    Task FailAsync(Guid id, string reason, CancellationToken cancellationToken);
}
