namespace Curation.Workflow.Checks;

/// <summary>What is told of a check.</summary>
public static class CheckFacts
{
    public const string Asked = "check.asked";
    public const string Resumed = "check.resumed";
    public const string Done = "check.done";
    public const string Failed = "check.failed";
    public const string Cancelled = "check.cancelled";
    public const string FilesRemoved = "check.files-removed";
    public const string ReportRemoved = "report.removed";
}
