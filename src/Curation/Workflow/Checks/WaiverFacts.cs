namespace Curation.Workflow.Checks;

/// <summary>What is told of a waiver.</summary>
public static class WaiverFacts
{
    public const string Given = "waiver.given";
    public const string Ended = "waiver.ended";
}
