using Curation.Findings;

namespace Curation.Plates.Rules;

internal sealed class BarcodePlatemap()
    : SetRule(
        "M001", Severity.Error, Severity.Warning, "Every imaged batch of an arrayed screen has metadata/platemaps/<batch>/barcode_platemap.csv.")
{
    public override string Remedy => "Upload the table that names the platemap of every plate.";

    public override string Docs => "Gallery documentation, data structure: metadata.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        // If there is no metadata at all, that is one finding of its own.
        foreach (var batch in source.Imaged.Where(batch => !batch.IsPooled && !batch.Census.HasBarcodePlatemap && source.Has("metadata")))
        {
            if (found.Sees(batch.Folder(PlatePart.Platemap)))
            {
                found.Add(
                    this,
                    batch.Folder(PlatePart.Platemap) + "barcode_platemap.csv",
                    null,
                    $"Batch “{batch.Name}” is imaged, but has no barcode_platemap.csv.");
            }
        }
    }
}
