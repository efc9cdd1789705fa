using System.Globalization;
using Curation.Workflow.Jobs;

namespace Portal.Deposits;

/// <summary>What the newest check of a deposit said.</summary>
public sealed record LatestCheck(Guid RunId, JobState State, long Objects, long Errors, long Warnings)
{
    /// <summary>Whether it is done and found nothing that must be corrected.</summary>
    public bool HasNoErrors => State is JobState.Done && Errors == 0;

    /// <summary>What it found, in a few words.</summary>
    public string Summary => (State, Errors, Warnings) switch
    {
        (JobState.Queued or JobState.Running, _, _) => "running",
        (not JobState.Done, _, _) => "did not finish",
        (_, 0, 0) => "clean",
        (_, 0, _) => Counted(Warnings, "warning"),
        (_, _, 0) => Counted(Errors, "error"),
        _ => $"{Counted(Errors, "error")}, {Counted(Warnings, "warning")}",
    };

    private static string Counted(long count, string unit) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {unit}{(count == 1 ? "" : "s")}");
}
