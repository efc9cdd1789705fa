using Curation.Findings;
using Portal.Checking.Waiving;

namespace Portal.Checking.Findings;

/// <summary>Some findings of a run, in their order.</summary>
/// <param name="Count">How many findings match, on all pages: as every other number of findings, without the cases that they count.</param>
/// <param name="Cases">How many such cases match, each a row of its own.</param>
/// <param name="Previous">The number that the page before ends in front of; null if this is the first.</param>
/// <param name="Next">The number that the next page begins behind; null if this is the last.</param>
/// <param name="Beyond">Findings that were too many to be kept in order; they are in the files.</param>
public sealed record FindingsPage(
    IReadOnlyList<FoundFinding> Rows, long Count, long Cases, long? Previous, long? Next, long Beyond, CheckDifference? Since);

/// <param name="Waiver">What covers it now, if something does.</param>
public sealed record FoundFinding(long Number, Finding Finding, WaiverRow? Waiver);

/// <summary>A run beside the one before of the same data.</summary>
/// <param name="RulesVersion">Of that run: under other rules the same data has other findings.</param>
public sealed record CheckDifference(Guid Run, DateTimeOffset At, string RulesVersion, string Registry, long New, long Gone, long Same);
