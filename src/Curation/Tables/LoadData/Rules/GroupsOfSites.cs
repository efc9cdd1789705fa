using System.Globalization;
using System.Text;
using Curation.Findings;
using Curation.Plates;
using Curation.Plates.Names;
using Curation.Plates.Wells;

namespace Curation.Tables.LoadData.Rules;

internal sealed class GroupsOfSites()
    : LoadDataRule("A007", Severity.Warning, Severity.Warning, "The analysis groups of a plate cover the wells and sites of its load_data.")
{
    private const int Listed = 5;
    private const int WholeWell = -2;

    public override string Remedy => "Run the analysis for what is missing, or say in the submission why it has none.";

    public override string Docs => "Gallery documentation, data structure: analysis.";

    public override RuleScope Scope => RuleScope.Content;

    public override void Check(PlateLoadData plate, SetFindings found)
    {
        // Groups of the plate that are public are not read: those staged may be the ones that lacked.
        if (plate.Plate.Named is not { GroupNames: { } names } named
            || named.Published.Contains(PlatePart.Analysis)
            || plate.Sites.Sites.Count == 0
            || Covered(plate, names) is not { } covered)
        {
            return;
        }

        var missing = plate.Sites.Sites.Where(site => !covered.Contains((site.Well, site.Site)) && !covered.Contains((site.Well, WholeWell)))
            .Order()
            .ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var wells = missing.Select(site => site.Well).Distinct().Count();
        var examples = string.Join(", ", missing.Take(Listed).Select(site => FormattableString.Invariant($"{site.Well}-{site.Site}")));
        found.Add(this, plate.Contents.Batch.Folder(PlatePart.Analysis, plate.Name) + "analysis/", plate.Name, string.Create(
            CultureInfo.InvariantCulture,
            $"{missing.Count:N0} of {plate.Sites.Sites.Count:N0} sites in load_data, in {wells:N0} wells, have no analysis group: {examples}{(missing.Count > Listed ? $" and {missing.Count - Listed:N0} more" : "")}."));
    }

    /// <summary>Null if a group stands for the whole plate, or no name tells a well, as in pooled screens: then nothing can be missed.</summary>
    private static HashSet<(Well Well, int Site)>? Covered(PlateLoadData plate, NameList names)
    {
        var covered = new HashSet<(Well, int)>();
        foreach (var bytes in plate.Contents.Pass.Names(names))
        {
            // The known plate is taken off the front: its name may hold hyphens of its own.
            var name = Encoding.UTF8.GetString(bytes.Span);
            if (name == plate.Name)
            {
                return null;
            }

            var rest = name.StartsWith(plate.Name + "-", StringComparison.Ordinal) ? name[(plate.Name.Length + 1)..] : name;
            var hyphen = rest.IndexOf('-', StringComparison.Ordinal);
            if (Well.TryParse(hyphen < 0 ? rest : rest[..hyphen], out var well))
            {
                covered.Add((well, ListedSites.NoSite));
                covered.Add((well, hyphen < 0 ? WholeWell : SiteOf(rest.AsSpan(hyphen + 1))));
            }
        }

        return covered.Count == 0 ? null : covered;
    }

    private static int SiteOf(ReadOnlySpan<char> text) =>
        int.TryParse(text is ['s', ..] ? text[1..] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var site) ? site : ListedSites.NoSite;
}
