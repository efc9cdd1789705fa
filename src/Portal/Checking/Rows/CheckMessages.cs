using Curation.Findings;
using Curation.Workflow;
using Curation.Workflow.Jobs;
using Portal.Checking.Rows;
using Portal.Components.Kit;

namespace Portal.Checking.Rows;

/// <summary>What a check found, as every page says it.</summary>
internal static class CheckMessages
{
    public static string Describe(this CheckFigures figures) => (figures.Errors, figures.Warnings) switch
    {
        (0, 0) => "nothing wrong",
        (0, _) => $"no errors and {Counted(figures.Warnings, "warning")}",
        (_, 0) => Counted(figures.Errors, "error"),
        _ => $"{Counted(figures.Errors, "error")} and {Counted(figures.Warnings, "warning")}",
    };

    /// <summary>What it found, once it is done; how far it is before.</summary>
    public static StateLabel ToLabel(this CheckRow run) => run.State is JobState.Done ? run.Figures.ToLabel() : StateLabel.FromJobState(run.State);

    public static StateLabel ToLabel(this CheckFigures figures) => (figures.Errors, figures.Warnings) switch
    {
        ( > 0, _) => new(Tone.Bad, Counted(figures.Errors, "error")),
        (_, > 0) => new(Tone.Warning, Counted(figures.Warnings, "warning")),
        _ => new(Tone.Good, "Clean"),
    };

    public static StateLabel ToLabel(this Severity severity) => severity switch
    {
        Severity.Error => new(Tone.Bad, "Error"),
        Severity.Warning => new(Tone.Warning, "Warning"),
        _ => new(Tone.Neutral, "Info"),
    };

    public static string Counted(long count, string unit) => $"{Count.Text(count)} {unit}{(count == 1 ? "" : "s")}";
}
