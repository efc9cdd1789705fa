using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class DeepProfilePath()
    : KeyRule("D004", Severity.Warning, "A learned profile is workspace_dl/profiles/<model>/<batch>/<plate>/<plate>.parquet, or <plate>.parquet.")
{
    public override string Remedy => "Put one table a plate below the model and the batch, named after the plate.";

    public override string Docs => "Gallery documentation, data structure: workspace_dl, whose text and tree differ.";

    public override bool ExplainsPlace => true;

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (key.IsFileToPlace && key.Shape is null && key.IsBelow("workspace_dl", "profiles"))
        {
            AddMisplaced(key, found, $"“{key.Key.AsSpan(key.Starts[4])}” is not <model>/<batch>/<plate>/<plate>.parquet.");
        }
    }
}
