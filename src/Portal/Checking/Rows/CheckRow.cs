using Curation.Workflow;
using Curation.Workflow.Checks;
using Curation.Workflow.Jobs;

namespace Portal.Checking.Rows;

/// <summary>A check as lists show it: what it is of, how it stands, what it counted.</summary>
public sealed record CheckRow(
    Guid Id, CheckOf Of, Guid? DepositId, string Prefix, string ListingName, JobState State, string Reason, string AskedBy, DateTimeOffset QueuedAt,
    DateTimeOffset? EndedAt, CheckFigures Figures, DateTimeOffset? FilesRemovedAt = null)
{
    /// <summary>The page that shows it.</summary>
    public string Address => Of is CheckOf.Staging ? $"/deposits/{DepositId}/check/{Id}" : $"/checks/{Id}";
}
