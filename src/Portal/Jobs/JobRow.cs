using Curation.Workflow.Jobs;

namespace Portal.Jobs;

/// <summary>A job as lists show it.</summary>
/// <param name="Kind">What is done, in a word.</param>
/// <param name="Of">Of what: mostly a prefix.</param>
/// <param name="Address">The page that shows it.</param>
public sealed record JobRow(
    Guid Id, string Kind, string Of, string Address, JobState State, string Reason, DateTimeOffset QueuedAt, DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt)
{
    public JobRow(Job job, string kind, string of, string address)
        : this(job.Id, kind, of, address, job.State, job.Reason, job.QueuedAt, job.StartedAt, job.EndedAt)
    {
    }

    public bool IsOver => State is JobState.Done or JobState.Failed or JobState.Cancelled;
}
