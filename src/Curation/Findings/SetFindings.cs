using Curation.Store;

namespace Curation.Findings;

/// <summary>
/// Where rules about the whole put what they find: counted by rule with the first examples, counted by folder, and passed on. What is absent is
/// told only where the listing would have shown it: a deposit below one folder of a source does not lack the other folders.
/// </summary>
internal sealed class SetFindings(Profile profile, Prefix? scope, Action<Finding>? tell)
{
    private readonly SortedDictionary<string, RuleTally> rules = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SeverityCounts> folders = new(StringComparer.Ordinal);

    public SeverityCounts Total { get; private set; }

    /// <summary>By id.</summary>
    public IEnumerable<RuleCount> Rules => rules.Values.Select(rule => rule.Count);

    /// <param name="folder">The folder at fault, with a slash at its end; or the file that should be there.</param>
    /// <param name="repair">The folder it should be.</param>
    /// <param name="atMost">For a milder case of the rule.</param>
    public void Add(IRule rule, string folder, string? plate, string message, string? repair = null, Severity atMost = Severity.Error)
    {
        var severity = (Severity)Math.Min((int)rule.SeverityIn(profile), (int)atMost);
        Tell(new Finding(rule.Id, severity, folder, plate, message, repair));
    }

    /// <summary>For a graver case than the rule's own.</summary>
    public void AddGrave(IRule rule, string folder, string? plate, string message) =>
        Tell(new Finding(rule.Id, profile is Profile.Staging ? Severity.Error : rule.SeverityIn(profile), folder, plate, message, null));

    /// <summary>How grave a rule's findings are at most, in this check.</summary>
    public Severity SeverityOf(IRule rule) => rule.SeverityIn(profile);

    /// <summary>
    /// One of the many cases that a single finding counts. It is passed on, so that a complete list can be had, but not counted: six
    /// thousand images that one table names in vain are one thing to mend.
    /// </summary>
    /// <param name="of">The key of the finding that counts it.</param>
    public void AddCase(IRule rule, string of, string key, string? plate, string message, string? repair = null, Severity atMost = Severity.Error) =>
        tell?.Invoke(new Finding(rule.Id, (Severity)Math.Min((int)rule.SeverityIn(profile), (int)atMost), key, plate, message, repair, of));

    /// <summary>Whether somebody reads single cases.</summary>
    public bool TellsCases => tell is not null;

    /// <summary>The data checked is public already.</summary>
    public bool IsGallery => profile is Profile.Gallery;

    /// <summary>Whether the listing would show what is in a folder.</summary>
    public bool Sees(string folder) => scope is not { } prefix || folder.StartsWith(prefix.Folder, StringComparison.Ordinal);

    private void Tell(Finding finding)
    {
        Total = Total.With(finding.Severity);
        if (!rules.TryGetValue(finding.Rule, out var rule))
        {
            rules[finding.Rule] = rule = new RuleTally(finding.Rule);
        }

        rule.Add(finding.Severity);
        rule.Keep(finding);
        var folder = FolderOf(finding.Key);
        if (folders.Count >= 2 * FolderCount.Limit && !folders.ContainsKey(folder))
        {
            folder = FolderCount.Others;
        }

        folders[folder] = folders.GetValueOrDefault(folder).With(finding.Severity);
        tell?.Invoke(finding);
    }

    /// <summary>
    /// The folders of a listing with what was found in them. What is missing has no folder there; it gets a line of its own while the
    /// bound allows it.
    /// </summary>
    public IReadOnlyList<FolderCount> AddedTo(IReadOnlyList<FolderCount> counted)
    {
        var listed = counted.Select(folder => folder.Folder).ToHashSet(StringComparer.Ordinal);
        var others = listed.Contains(FolderCount.Others) ? default : folders.GetValueOrDefault(FolderCount.Others);
        var all = counted.Select(folder => folder with { Findings = folder.Findings + folders.GetValueOrDefault(folder.Folder) }).ToList();
        foreach (var (folder, counts) in folders.Where(folder => folder.Key != FolderCount.Others && !listed.Contains(folder.Key)))
        {
            if (all.Count < FolderCount.Limit)
            {
                all.Add(new FolderCount(folder, default, counts));
            }
            else
            {
                others += counts;
            }
        }

        var last = all.FindIndex(folder => folder.Folder == FolderCount.Others);
        if (last >= 0)
        {
            others += all[last].Findings;
            (all[last], all[^1]) = (all[^1], all[last] with { Findings = others });
        }
        else if (others.Total > 0)
        {
            all.Add(new FolderCount(FolderCount.Others, default, others));
        }

        return all;
    }

    // project/source/images/batch, project/source/workspace/backend/batch, project/source/workspace/metadata/platemaps/batch
    private static string FolderOf(string key)
    {
        var parts = key.Split('/')[..^1];
        var depth = parts.Length < 4 || parts[2] == "images" ? 4 : parts[3] == "metadata" ? 6 : 5;
        return string.Join('/', parts.Take(depth));
    }
}
