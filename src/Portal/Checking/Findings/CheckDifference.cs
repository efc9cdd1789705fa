namespace Portal.Checking.Findings;

/// <summary>A run beside the one before of the same data.</summary>
/// <param name="RulesVersion">Of that run: under other rules the same data has other findings.</param>
public sealed record CheckDifference(Guid Run, DateTimeOffset At, string RulesVersion, string Registry, long New, long Gone, long Same);
