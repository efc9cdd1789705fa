using Curation.Findings;

namespace Curation.Plates.Rules;

internal sealed class PooledBarcodes()
    : SetRule(
        "M010", Severity.Error, Severity.Warning, "Every batch of a pooled screen has metadata/<batch>/Barcodes.csv, and better also metadata.json.")
{
    public override string Remedy => "Upload the table of barcodes of the batch.";

    public override string Docs => "Gallery documentation, data structure: metadata of pooled screens.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var batch in source.Imaged.Where(batch => batch.IsPooled))
        {
            var folder = source.Folder($"workspace/metadata/{batch.Name}");
            if (!batch.Census.HasBarcodes && source.Has("metadata") && found.Sees(folder))
            {
                found.Add(this, folder + "Barcodes.csv", null, $"Batch “{batch.Name}” is pooled, but has no Barcodes.csv.");
            }
            else if (batch.Census.HasBarcodes && !batch.Census.HasPooledMetadata)
            {
                found.Add(
                    this,
                    folder + "metadata.json",
                    null,
                    $"Batch “{batch.Name}” is pooled; a metadata.json that describes it would help.",
                    atMost: Severity.Info);
            }
        }
    }
}
