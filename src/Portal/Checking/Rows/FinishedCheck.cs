using Curation.Checks;

namespace Portal.Checking.Rows;

/// <summary>All that a finished check tells, for the page of it.</summary>
/// <param name="Declared">How many objects were declared when it was asked for.</param>
public sealed record FinishedCheck(
    CheckRow Row, CheckSummary Summary, TimeSpan Took, long Declared, string SnapshotHash, string RulesVersion, string Registry);
