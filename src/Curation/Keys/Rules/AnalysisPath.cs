using Curation.Findings;
using Curation.Texts;

namespace Curation.Keys.Rules;

internal sealed class AnalysisPath()
    : KeyRule("A001", Severity.Error, "A table is analysis/<batch>/<plate>/analysis/<group>/<table>.csv, and the inner analysis stands once.")
{
    private const int Inner = 6;

    public override string Remedy => "Put the groups of a plate below <plate>/analysis/, each with its tables as .csv or .csv.gz.";

    public override string Docs => "Gallery documentation, data structure: analysis.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        // As a name, "analysis" would do for a group, so the layout has a place for it.
        if (key.IsBelow("workspace", "analysis") && key.Is(Inner, "analysis") && key.Is(Inner + 1, "analysis") && key.IsFolder(Inner + 1))
        {
            found.Add(this, key, $"The inner analysis folder of plate “{key[5]}” stands twice.", Repair.Remove(key, Inner + 1));
            return;
        }

        if (!key.IsFileToPlace || key.Shape is not null || !key.IsBelow("workspace", "analysis") || AnalysisFolder.IsOtherFormat(key))
        {
            return;
        }

        if (key.IsFolder(Inner) && !key.Is(Inner, "analysis"))
        {
            var repair = Spelling.Nearest(key[Inner], ["analysis"]) is { } meant
                ? Repair.Replace(key, Inner, meant)
                : Repair.Insert(key, Inner, "analysis");
            found.Add(this, key, $"The plate “{key[5]}” holds “{key[Inner]}” where the inner analysis folder is expected.", repair);
            return;
        }

        AddMisplaced(key, found, $"“{key.Key.AsSpan(key.Starts[3])}” is not analysis/<batch>/<plate>/analysis/<group>/<table>.csv.", "a table");
    }
}
