using Curation.Findings;

namespace Curation.Plates.Rules;

internal sealed class SegmentationReadMe()
    : SetRule("S002", Severity.Error, Severity.Warning, "A segmentation says in model/README.md what made it.")
{
    public override string Remedy => "Add a README.md that names the software, its version and where the model came from.";

    public override string Docs => "Gallery documentation, data structure: segmentation.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var (id, hasReadMe) in source.Census.Segmentations)
        {
            var folder = source.Folder($"workspace/segmentation/{id}/model");
            if (!hasReadMe && found.Sees(folder))
            {
                found.Add(this, folder + "README.md", null, $"The segmentation “{id}” has no model/README.md.");
            }
        }
    }
}
