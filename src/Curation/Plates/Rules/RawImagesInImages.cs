using Curation.Findings;

namespace Curation.Plates.Rules;

internal sealed class RawImagesInImages()
    : SetRule("I016", Severity.Error, Severity.Warning, "Raw images are in images/, and processed ones in images_<manipulation>/.")
{
    private static readonly string[] Raw =
        ["images_unprojected", "images_raw", "images_original", "images_unprocessed", "images_uncorrected", "images_uncropped"];

    public override string Remedy => "Move what was processed from images/ to a folder named after the processing, then the raw images to images/.";

    public override string Docs => "Gallery documentation, data structure: images.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var batch in source.Whole)
        {
            foreach (var name in batch.Census.Derived.Where(name => Raw.Contains(name, StringComparer.OrdinalIgnoreCase)))
            {
                found.Add(
                    this,
                    source.Folder($"images/{batch.Name}/{name}"),
                    null,
                    $"“{name}” of batch “{batch.Name}” sounds like raw images, which belong in images/.",
                    batch.Census.Imaged.Count == 0 ? batch.Folder(PlatePart.Images) : null);
            }
        }
    }
}
