namespace Curation.Findings;

/// <summary>How grave a finding is. Only errors stand in the way of a promotion.</summary>
public enum Severity
{
    Info,
    Warning,
    Error,
}
