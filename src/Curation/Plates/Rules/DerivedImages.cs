using Curation.Findings;

namespace Curation.Plates.Rules;

internal sealed class DerivedImages() : SetRule("I017", Severity.Info, "Processed images are uploaded for a reason.")
{
    public override string Remedy => "Say in the submission what was done to the images and why they are kept.";

    public override string Docs => "Gallery documentation, data structure: images.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var batch in source.Whole)
        {
            foreach (var name in batch.Census.Derived)
            {
                found.Add(
                    this,
                    source.Folder($"images/{batch.Name}/{name}"),
                    null,
                    $"Batch “{batch.Name}” has processed images in “{name}”; intermediates are not normally kept.");
            }
        }
    }
}
