namespace Curation.Checking;

/// <summary>Where rules put what they find; counts it and passes it on.</summary>
internal sealed class FindingSink(Profile profile, Action<Finding>? tell, int examples)
{
    private readonly SortedDictionary<string, RuleTally> tallies = new(StringComparer.Ordinal);

    /// <summary>What was found on the key at hand.</summary>
    public SeverityCounts OnThisKey { get; private set; }

    public SeverityCounts Total { get; private set; }

    public IReadOnlyList<RuleCount> Rules => [.. tallies.Select(t => new RuleCount(t.Key, t.Value.Counts, [.. t.Value.Examples]))];

    public void BeginKey() => OnThisKey = default;

    /// <param name="atMost">For a milder case of the rule.</param>
    public void Add(KeyRule rule, in KeyParts key, string message, string? repair = null, Severity atMost = Severity.Error)
    {
        var severity = (Severity)Math.Min((int)rule.SeverityIn(profile), (int)atMost);
        var finding = new Finding(rule.Id, severity, key.Key, PlateName.Of(key), message, repair);
        OnThisKey = OnThisKey.With(severity);
        Total = Total.With(severity);
        Tally(finding);
        tell?.Invoke(finding);
    }

    private void Tally(Finding finding)
    {
        if (!tallies.TryGetValue(finding.Rule, out var tally))
        {
            tallies[finding.Rule] = tally = new RuleTally();
        }

        tally.Counts = tally.Counts.With(finding.Severity);
        if (tally.Examples.Count < examples)
        {
            tally.Examples.Add(finding);
        }
    }

    private sealed class RuleTally
    {
        public SeverityCounts Counts { get; set; }

        public List<Finding> Examples { get; } = [];
    }
}
