using Curation.Findings;

namespace Curation.Plates.Rules;

internal sealed class BatchHasImages()
    : SetRule("I004", Severity.Error, Severity.Warning, "A batch below images/ has an images/ folder with a folder for at least one plate.")
{
    public override string Remedy => "Upload the raw images to images/<batch>/images/<full plate>/, or remove the batch.";

    public override string Docs => "Gallery documentation, data structure: images.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var batch in source.Whole.Where(batch => batch.Census.IsImageBatch && batch.Census.Imaged.Count == 0))
        {
            if (found.Sees(batch.Folder(PlatePart.Images)))
            {
                found.Add(this, batch.Folder(PlatePart.Images), null, $"The batch “{batch.Name}” holds files below images/, but no imaged plate.");
            }
        }
    }
}
