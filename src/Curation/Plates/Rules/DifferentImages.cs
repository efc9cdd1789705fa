using System.Globalization;
using Curation.Findings;

namespace Curation.Plates.Rules;

internal sealed class DifferentImages() : SetRule("N003", Severity.Warning, "No two images of a plate hold the same bytes, and none holds nothing but zeros.")
{
    public override string Remedy => "Open one of them: if it is empty, look for the image at its origin, or say that the microscope wrote none.";

    public override string Docs => "The gallery's own practice: users found plates whose images hold nothing but zeros. Decided where the listing tells ETags, as a bucket's does.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var batch in source.Imaged)
        {
            foreach (var plate in batch.Census.Imaged.Values.Where(plate => plate.Same is not { Twins: 0, Zeros: 0 }).OrderBy(plate => plate.Name, StringComparer.Ordinal))
            {
                found.Add(this, batch.Folder(PlatePart.Images, plate.Name), plate.Stem, Describe(plate));
            }
        }
    }

    private static string Describe(ImagedPlate plate)
    {
        var (twins, twin, zeros, zero) = plate.Same;
        var all = string.Create(CultureInfo.InvariantCulture, $"Of {plate.Images:N0} images of plate “{plate.Stem}”, ");
        return all
            + (zeros == 0 ? "" : $"{Describe(zeros)} nothing but zeros, such as “{zero}”: the camera or the copy failed{(twins == 0 ? "." : "; ")}")
            + (twins == 0 ? "" : $"{Describe(twins)} the same bytes as another, such as “{twin}”: they may be empty.");
    }

    private static string Describe(long images) => images == 1 ? "1 holds" : string.Create(CultureInfo.InvariantCulture, $"{images:N0} hold");
}
