using System.Globalization;
using Curation.Findings;

namespace Curation.Plates.Rules;

internal sealed class CompleteGroups()
    : SetRule("A003", Severity.Warning, "Every analysis group has Image.csv and a table of objects, and all groups of a plate have the same tables.")
{
    public override string Remedy => "Upload the tables that lack; a group whose run failed is run again.";

    public override string Docs => "Gallery documentation, data structure: analysis.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var batch in source.Whole)
        {
            foreach (var plate in batch.Plates)
            {
                if (plate.Named?.Groups is { Example: { } example } groups)
                {
                    found.Add(this, $"{batch.Folder(PlatePart.Analysis, plate.Name)}analysis/{example}/", plate.Name, Describe(groups, example));
                }
            }
        }
    }

    private static string Describe(GroupTally groups, string example) => string.Create(
        CultureInfo.InvariantCulture,
        $"Of {groups.Groups:N0} groups, {groups.Incomplete:N0} lack Image.csv or a table of objects and {groups.Differing:N0} have other tables than the first; “{example}” is one.");
}
