using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class HarmonizedMetadata()
    : KeyRule("M011", Severity.Warning, "Harmonized metadata is metadata_harmonized/<project>_harmonized_metadata_v<nn>.parquet.")
{
    public override string Remedy => "Leave the folder to the maintainers, who make it, or name the file after the project with its version.";

    public override string Docs => "Gallery documentation, data structure: metadata_harmonized.";

    public override bool ExplainsPlace => true;

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (key.IsFileToPlace && key.Shape is null && key.IsBelow("workspace", "metadata_harmonized"))
        {
            AddMisplaced(key, found, $"“{key.Key.AsSpan(key.Starts[4])}” is not {key[0]}_harmonized_metadata_v<nn>.parquet.");
        }
    }
}
