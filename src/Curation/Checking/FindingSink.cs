namespace Curation.Checking;

/// <summary>Where rules put what they find; counts it and passes it on.</summary>
internal sealed class FindingSink(Profile profile, Action<Finding>? tell, int examples)
{
    private readonly SortedDictionary<string, RuleTally> tallies = new(StringComparer.Ordinal);
    private readonly LastFolders folders = new();

    /// <summary>What was found on the key at hand.</summary>
    public SeverityCounts OnThisKey { get; private set; }

    public SeverityCounts Total { get; private set; }

    public IReadOnlyList<RuleCount> Rules => [.. tallies.Select(t => new RuleCount(t.Key, t.Value.Counts, [.. t.Value.Examples]))];

    /// <summary>A rule has said what is wrong with the place of the key at hand.</summary>
    public bool IsPlaceExplained { get; private set; }

    public void BeginKey() => (OnThisKey, IsPlaceExplained) = (default, false);

    /// <param name="atMost">For a milder case of the rule.</param>
    public void Add(KeyRule rule, in KeyParts key, string message, string? repair = null, Severity atMost = Severity.Error)
    {
        // An error that is not one in this case explains nothing; an error that is none in the gallery still does.
        IsPlaceExplained |= rule.ExplainsPlace && (atMost == Severity.Error || rule.SeverityIn(Profile.Staging) != Severity.Error);
        var severity = (Severity)Math.Min((int)rule.SeverityIn(profile), (int)atMost);
        Add(new Finding(rule.Id, severity, key.Key, PlateName.Of(key), message, repair));
    }

    /// <summary>
    /// Whether this is the first key of a folder for which the rule asks. What is said of a folder is said once, not for each of
    /// its million files; to ask costs no memory.
    /// </summary>
    public bool IsFirstIn(KeyRule rule, in KeyParts key, int folder)
    {
        IsPlaceExplained |= rule.ExplainsPlace;
        return folders.IsNew(rule, key.Through(folder));
    }

    /// <summary>A finding about a folder as such; ask <see cref="IsFirstIn"/> before.</summary>
    public void AddFolder(KeyRule rule, in KeyParts key, int folder, string message, Severity atMost = Severity.Error)
    {
        var severity = (Severity)Math.Min((int)rule.SeverityIn(profile), (int)atMost);
        Add(new Finding(rule.Id, severity, $"{key.Through(folder)}/", Plate: null, message, Repair: null));
    }

    private void Add(Finding finding)
    {
        var severity = finding.Severity;
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
