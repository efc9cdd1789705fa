using Curation.Workflow.Jobs;

namespace Portal.Components.KitPages;

internal sealed record SampleJob(JobState State, string Key, long Objects, long Size, DateTimeOffset At);
