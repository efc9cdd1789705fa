using Curation.Findings;
using Curation.Keys;

namespace Curation.Plates.Rules;

internal sealed class IllumPlateName()
    : SetRule("I006", Severity.Error, Severity.Warning, "A plate has one folder of images in its batch, and its name elsewhere is that folder's name or its beginning.")
{
    public override string Remedy => "Use the barcode with which the folder of images begins; a plate that was imaged again gets a batch or a name of its own.";

    public override string Docs => "Gallery documentation, data structure: images and illum.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var batch in source.ImagedAnywhere)
        {
            foreach (var plate in batch.Plates)
            {
                if (plate.Imaged.Count > 1)
                {
                    found.Add(
                        this,
                        batch.Folder(PlatePart.Images, plate.Imaged[1].Name),
                        plate.Name,
                        $"The name “{plate.Name}” fits {plate.Imaged.Count} imaged plates of batch “{batch.Name}”: {Listed(plate)}.");
                }

                if (!plate.IsImaged && plate.Brings(PlatePart.Illum) && found.Sees(batch.Folder(PlatePart.Images)))
                {
                    found.Add(this, batch.Folder(PlatePart.Illum, plate.Name), plate.Name, UnknownPlate.Describe(batch, plate), UnknownPlate.Repair(batch, plate, PlatePart.Illum));
                }
            }
        }
    }

    private static string Listed(Plate plate) =>
        string.Join(", ", plate.Imaged.Take(3).Select(imaged => $"“{imaged.Name}”")) + (plate.Imaged.Count > 3 ? " and more" : "");
}
