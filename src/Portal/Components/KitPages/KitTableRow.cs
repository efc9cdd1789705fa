using Curation.Workflow.Jobs;

namespace Portal.Components.KitPages;

internal sealed record KitTableRow(JobState State, string Key, long Objects, long Size, DateTimeOffset At);
