using Curation.Findings;
using Curation.Keys.Layouts;

namespace Curation.Keys.Rules;

internal sealed class AnalysisGroup()
    : KeyRule("A002", Severity.Error, "The group of an analysis is <plate>-<well>-<site>, <plate>-<well> or <plate>.", Severity.Warning)
{
    private const string PooledWell = "Well";

    public override string Remedy => "Name the group after the plate of its folder, with the well and the site that CellProfiler ran on.";

    public override string Docs => "Gallery documentation, data structure: analysis.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (!AnalysisFolder.HasGroup(key) || key.IsDebris)
        {
            return;
        }

        var plate = key[AnalysisFolder.Plate];
        var group = key[AnalysisFolder.Group];
        if (IsOf(plate, group))
        {
            return;
        }

        if (PlaceholderKind.Well.Allows(group))
        {
            found.Add(
                this, key, $"The group “{group}” is a well alone, as was done once; now it is {plate}-{group}.", Renamed(key), Severity.Warning);
        }
        else
        {
            found.Add(this, key, $"The group “{group}” is not named after plate “{plate}” with a well and a site, as in {plate}-A01-1.");
        }
    }

    /// <summary>Names of plates have hyphens themselves, so the known plate is taken off, and nothing is split.</summary>
    private static bool IsOf(ReadOnlySpan<char> plate, ReadOnlySpan<char> group)
    {
        if (!group.StartsWith(plate))
        {
            return false;
        }

        var rest = group[plate.Length..];
        return rest.IsEmpty || (rest[0] == '-' && IsWellAndSite(rest[1..]));
    }

    private static bool IsWellAndSite(ReadOnlySpan<char> text)
    {
        var joint = text.IndexOf('-');
        return joint < 0 ? IsWell(text) : IsWell(text[..joint]) && PlaceholderKind.Site.Allows(text[(joint + 1)..]);
    }

    /// <summary>Pooled screens number the wells of their plates: Well1.</summary>
    private static bool IsWell(ReadOnlySpan<char> text) =>
        PlaceholderKind.Well.Allows(text) || (text.StartsWith(PooledWell) && PlaceholderKind.Digits.Allows(text[PooledWell.Length..]));

    private static string? Renamed(in KeyParts key) =>
        Repair.Replace(key, AnalysisFolder.Group, $"{key[AnalysisFolder.Plate]}-{key[AnalysisFolder.Group]}");
}
