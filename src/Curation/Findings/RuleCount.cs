namespace Curation.Findings;

/// <summary>What one rule found, with its first examples.</summary>
public sealed record RuleCount(string Rule, SeverityCounts Counts, IReadOnlyList<Finding> Examples);
