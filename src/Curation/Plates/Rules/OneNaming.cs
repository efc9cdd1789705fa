using System.Globalization;
using Curation.Findings;
using Curation.Plates.Grids;

namespace Curation.Plates.Rules;

internal sealed class OneNaming() : SetRule("I014", Severity.Info, "The images of a plate follow the naming of one microscope, and not of two.")
{
    public override string Remedy => "Look whether files of another plate went astray; tell the maintainers of a microscope that is not known here.";

    public override string Docs => "Practice of the microscopes seen so far; the gallery leaves the tree below a plate to the vendor.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var batch in source.Imaged)
        {
            var imaged = batch.Census.Imaged.Values.Where(plate => plate.Imaging is not null).OrderBy(plate => plate.Name, StringComparer.Ordinal).ToList();
            var strange = imaged.Where(plate => plate.Imaging is { Main: ImageNaming.Unknown, Other: null }).ToList();
            if (strange.Count == imaged.Count && strange.Count > 0)
            {
                // A microscope that is not known here is no fault, and is said once.
                found.Add(
                    this,
                    batch.Folder(PlatePart.Images),
                    null,
                    $"The images of batch “{batch.Name}” are named as by no microscope known here{Such(strange[0])}; their wells, fields and channels were not compared.");
                continue;
            }

            foreach (var plate in imaged.Where(plate => plate.Imaging is { Other: not null } or { Main: ImageNaming.Unknown }))
            {
                Tell(batch, plate, plate.Imaging!, found);
            }
        }
    }

    private void Tell(BatchJoin batch, ImagedPlate plate, Imaging imaging, SetFindings found)
    {
        var folder = batch.Folder(PlatePart.Images, plate.Name);
        if (imaging.Other is not { } other)
        {
            found.Add(this, folder, plate.Stem, $"The images of plate “{plate.Stem}” are named as by no microscope known here{Such(plate)}, unlike those of other plates of the batch.");
            return;
        }

        // The example is of the other naming, or of the names that are not known, whichever are fewer or stranger.
        var example = imaging.Main is ImageNaming.Unknown ? $"{imaging.Main.Describe()}{Such(plate)}" : imaging.Main.Describe();
        var others = imaging.Main is ImageNaming.Unknown ? other.Describe() : $"{other.Describe()}{Such(plate)}";
        found.Add(this, folder, plate.Stem, string.Create(
            CultureInfo.InvariantCulture,
            $"Plate “{plate.Stem}” mixes namings: {imaging.ByMain:N0} images are named as by {example}, {imaging.ByOthers:N0} as by {others}."));
    }

    private static string Such(ImagedPlate plate) => plate.Imaging?.Example is { } example ? $", such as “{example}”" : "";
}
