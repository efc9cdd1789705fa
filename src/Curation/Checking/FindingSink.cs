using System.Runtime.CompilerServices;

namespace Curation.Checking;

/// <summary>Where rules put what they find; counts it and passes it on.</summary>
internal sealed class FindingSink(Profile profile, Action<Finding>? tell, int examples)
{
    private readonly Dictionary<KeyRule, RuleTally> tallies = [];

    /// <summary>What was found on the key at hand.</summary>
    public SeverityCounts OnThisKey { get; private set; }

    public SeverityCounts Total { get; private set; }

    public IReadOnlyList<RuleCount> Rules =>
        [.. tallies.OrderBy(t => t.Key.Id, StringComparer.Ordinal).Select(t => new RuleCount(t.Key.Id, t.Value.Counts, [.. t.Value.Examples]))];

    public void BeginKey() => OnThisKey = default;

    /// <summary>Whether somebody reads the rule's next finding; else it is only counted, and its texts need not be made.</summary>
    public bool Wants(KeyRule rule) => tell is not null || !tallies.TryGetValue(rule, out var tally) || tally.Examples.Count < examples;

    /// <param name="atMost">For a milder case of the rule.</param>
    public void Add(
        KeyRule rule,
        in KeyParts key,
        [InterpolatedStringHandlerArgument("", nameof(rule))] ref FindingMessage message,
        string? repair = null,
        Severity atMost = Severity.Error) =>
        Add(rule, key, Wants(rule) ? message.ToStringAndClear() : "", repair, atMost);

    /// <param name="atMost">For a milder case of the rule.</param>
    public void Add(KeyRule rule, in KeyParts key, string message, string? repair = null, Severity atMost = Severity.Error)
    {
        var severity = (Severity)Math.Min((int)rule.SeverityIn(profile), (int)atMost);
        OnThisKey = OnThisKey.With(severity);
        Total = Total.With(severity);
        if (!tallies.TryGetValue(rule, out var tally))
        {
            tallies[rule] = tally = new RuleTally();
        }

        tally.Counts = tally.Counts.With(severity);
        if (tell is null && tally.Examples.Count >= examples)
        {
            return;
        }

        var finding = new Finding(rule.Id, severity, key.Key, PlateName.Of(key), message, repair);
        if (tally.Examples.Count < examples)
        {
            tally.Examples.Add(finding);
        }

        tell?.Invoke(finding);
    }

    private sealed class RuleTally
    {
        public SeverityCounts Counts { get; set; }

        public List<Finding> Examples { get; } = [];
    }
}
