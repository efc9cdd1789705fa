using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class ExternalMetadata()
    : KeyRule("M008", Severity.Info, "Tables that explain compounds or reagents lie in metadata/external_metadata, normally as .tsv.")
{
    public override string Remedy => "Put the table into metadata/external_metadata as .tsv, .csv, .txt, .parquet or .xlsx.";

    public override string Docs => "Gallery documentation, data structure: metadata.";

    public override bool ExplainsPlace => true;

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (!key.IsFileToPlace || key.Shape is not null || !key.IsBelow("workspace", "metadata") || key.Is(4, "platemaps") || IsOfBatch(key))
        {
            return;
        }

        var message = key.Is(4, "external_metadata")
            ? $"“{key.File}” is no table that external_metadata holds: .tsv, .csv, .txt, .parquet or .xlsx, not in a folder of its own."
            : $"“{key.Key.AsSpan(key.Starts[4])}” lies in metadata, but neither in platemaps nor in external_metadata.";
        AddMisplaced(key, found, message, "a table of metadata");
    }

    /// <summary>Plate maps and barcodes that went astray are graver, and none of this rule's.</summary>
    private static bool IsOfBatch(in KeyParts key) =>
        key.File is "barcode_platemap.csv" or "Barcodes.csv" or "metadata.json" || (key.Is(key.Count - 2, "platemap") && key.File.EndsWith(".txt"));
}
