namespace Curation.Findings;

/// <summary>Counts what one rule finds, and keeps the first findings as examples.</summary>
internal sealed class RuleTally(string rule, int examples = RuleTally.Examples)
{
    /// <summary>As many are kept of each rule.</summary>
    public const int Examples = 100;

    private readonly List<Finding> kept = [];
    private SeverityCounts counts;

    public bool WantsExample => kept.Count < examples;

    public RuleCount Count => new(rule, counts, [.. kept]);

    public void Add(Severity severity) => counts = counts.With(severity);

    public void Keep(Finding finding)
    {
        if (WantsExample)
        {
            kept.Add(finding);
        }
    }
}

/// <summary>What one rule found, with its first examples.</summary>
public sealed record RuleCount(string Rule, SeverityCounts Counts, IReadOnlyList<Finding> Examples);
