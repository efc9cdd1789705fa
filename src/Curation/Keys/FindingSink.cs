using System.Runtime.CompilerServices;
using Curation.Findings;
using Curation.Texts;

namespace Curation.Keys;

/// <summary>Where rules put what they find; counts it and passes it on.</summary>
internal sealed class FindingSink(Profile profile, Action<Finding>? tell, int examples = RuleTally.Examples)
{
    private readonly Dictionary<KeyRule, RuleTally> tallies = [];
    private readonly LastFolders folders = new();

    /// <summary>What was found on the key at hand.</summary>
    public SeverityCounts OnThisKey { get; private set; }

    public SeverityCounts Total { get; private set; }

    public IReadOnlyList<RuleCount> Rules =>
        [.. tallies.OrderBy(tally => tally.Key.Id, StringComparer.Ordinal).Select(tally => tally.Value.Count)];

    /// <summary>A rule has said what is wrong with the place of the key at hand.</summary>
    public bool IsPlaceExplained { get; private set; }

    /// <summary>A rule has said how a folder of the key at hand would be spelled, and the key has a documented place then.</summary>
    public bool IsMisspelt { get; private set; }

    public void BeginKey() => (OnThisKey, IsPlaceExplained, IsMisspelt) = (default, false, false);

    /// <summary>Whether somebody reads the rule's next finding; else it is only counted, and its texts need not be made.</summary>
    public bool Wants(KeyRule rule) => tell is not null || !tallies.TryGetValue(rule, out var tally) || tally.WantsExample;

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
        IsMisspelt |= rule.IsOfSpelling && repair is not null;

        // An error that is not one in this case explains nothing; an error that is none in the gallery still does.
        IsPlaceExplained |= rule.Explains(key) && (atMost == Severity.Error || rule.SeverityIn(Profile.Staging) != Severity.Error);
        var severity = (Severity)Math.Min((int)rule.SeverityIn(profile), (int)atMost);
        if (Counted(rule, severity) is { } tally)
        {
            Keep(tally, new Finding(rule.Id, severity, key.Key, PlateName.Of(key), message, repair));
        }
    }

    /// <summary>
    /// Whether this is the first key of a folder for which the rule asks. What is said of a folder is said once, not for each of
    /// its million files; to ask costs no memory.
    /// </summary>
    public bool IsFirstIn(KeyRule rule, in KeyParts key, int folder)
    {
        IsPlaceExplained |= rule.Explains(key);
        return folders.IsNew(rule, key.Through(folder));
    }

    /// <summary>A finding about a folder as such; ask <see cref="IsFirstIn"/> before.</summary>
    public void AddFolder(KeyRule rule, in KeyParts key, int folder, string message, Severity atMost = Severity.Error)
    {
        var severity = (Severity)Math.Min((int)rule.SeverityIn(profile), (int)atMost);
        if (Counted(rule, severity) is { } tally)
        {
            Keep(tally, new Finding(rule.Id, severity, $"{key.Through(folder)}/", Plate: null, message, Repair: null));
        }
    }

    /// <summary>Counts a finding; null when nobody reads what it says.</summary>
    private RuleTally? Counted(KeyRule rule, Severity severity)
    {
        OnThisKey = OnThisKey.With(severity);
        Total = Total.With(severity);
        if (!tallies.TryGetValue(rule, out var tally))
        {
            tallies[rule] = tally = new RuleTally(rule.Id, examples);
        }

        tally.Add(severity);
        return tell is null && !tally.WantsExample ? null : tally;
    }

    private void Keep(RuleTally tally, Finding finding)
    {
        tally.Keep(finding);
        tell?.Invoke(finding);
    }
}
