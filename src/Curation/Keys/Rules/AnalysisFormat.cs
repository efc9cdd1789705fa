using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class AnalysisFormat() : KeyRule("A004", Severity.Error, "The tables of an analysis are .csv or .csv.gz.")
{
    public override string Remedy => "Export the table as CSV; put anything else into a folder below the group, or leave it out.";

    public override string Docs => "Gallery documentation, data structure: analysis.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (AnalysisFolder.IsOtherFormat(key))
        {
            AddMisplaced(key, found, $"“{key.File}” lies among the tables of group “{key[AnalysisFolder.Group]}”, but is no .csv or .csv.gz.");
        }
    }
}
