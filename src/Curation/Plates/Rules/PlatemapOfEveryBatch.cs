using Curation.Findings;

namespace Curation.Plates.Rules;

internal sealed class PlatemapOfEveryBatch()
    : SetRule(
        "M002",
        Severity.Error,
        Severity.Warning,
        "Every imaged batch of an arrayed screen has a platemap, metadata/platemaps/<batch>/platemap/<name>.txt.")
{
    public override string Remedy => "Upload the platemaps of the batch, tab-separated, to its folder platemap/.";

    public override string Docs => "Gallery documentation, data structure: metadata.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var batch in source.Imaged.Where(batch => !batch.IsPooled && batch.Census.Platemaps == 0 && source.Has("metadata")))
        {
            if (found.Sees(batch.Folder(PlatePart.Platemap)))
            {
                found.Add(this, batch.Folder(PlatePart.Platemap) + "platemap/", null, $"Batch “{batch.Name}” is imaged, but has no platemap.");
            }
        }
    }
}
