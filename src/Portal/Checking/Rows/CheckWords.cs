using Curation.Findings;
using Curation.Texts;
using Curation.Workflow.Jobs;
using Portal.Components.Kit;

namespace Portal.Checking.Rows;

/// <summary>What a check found, in the words that every page uses for it.</summary>
internal static class CheckWords
{
    public static string Words(this Checks.Row run) => (run.Errors, run.Warnings) switch
    {
        (0, 0) => "nothing wrong",
        (0, _) => $"no errors and {Counted(run.Warnings, "warning")}",
        (_, 0) => Counted(run.Errors, "error"),
        _ => $"{Counted(run.Errors, "error")} and {Counted(run.Warnings, "warning")}",
    };

    /// <summary>What it found, once it is done; how far it is before.</summary>
    public static StateLabel Standing(this Checks.Row run) => (run.State, run.Errors, run.Warnings) switch
    {
        (not JobState.Done, _, _) => Components.Kit.StateLabel.FromJobState(run.State),
        (_, > 0, _) => new(Tone.Bad, Counted(run.Errors, "error")),
        (_, _, > 0) => new(Tone.Warning, Counted(run.Warnings, "warning")),
        _ => new(Tone.Good, "Clean"),
    };

    public static StateLabel Standing(this Severity severity) => severity switch
    {
        Severity.Error => new(Tone.Bad, "Error"),
        Severity.Warning => new(Tone.Warning, "Warning"),
        _ => new(Tone.Neutral, "Info"),
    };

    public static string Counted(long count, string unit) => $"{Count.Text(count)} {unit}{(count == 1 ? "" : "s")}";
}
