using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class CollatedPath()
    : KeyRule("D005", Severity.Warning, "Collated and consensus data is workspace_dl/collated/<model>/<file>.csv or .parquet, and so for consensus.")
{
    public override string Remedy => "Put the tables into the folder of their model, without further folders.";

    public override string Docs => "Gallery documentation, data structure: workspace_dl.";

    public override bool ExplainsPlace => true;

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (key.IsFileToPlace && key.Shape is null && (key.IsBelow("workspace_dl", "collated") || key.IsBelow("workspace_dl", "consensus")))
        {
            AddMisplaced(key, found, $"“{key.Key.AsSpan(key.Starts[4])}” is not <model>/<file>.csv or .parquet.");
        }
    }
}
