using System.Globalization;
using Curation.Findings;
using Curation.Plates.Grids;
using Curation.Texts;

namespace Curation.Plates.Rules;

internal sealed class FullGrid() : SetRule("I015", Severity.Warning, "Every imaged well of a plate has the same fields and channels.")
{
    public override string Remedy => "Upload the images that are missing, or say in the submission why there are none.";

    public override string Docs => "Gaps that users found in published plates; the gallery's documentation does not speak of them.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var batch in source.Imaged)
        {
            foreach (var plate in batch.Census.Imaged.Values.OrderBy(plate => plate.Name, StringComparer.Ordinal))
            {
                var folder = batch.Folder(PlatePart.Images, plate.Name);

                // The other part of a plate that is public already is not in the listing.
                if (plate.Imaging is { } imaging && !plate.IsPublished && found.Sees(folder))
                {
                    Check(folder, plate.Stem, imaging, found);
                }
            }
        }
    }

    private void Check(string folder, string plate, Imaging imaging, SetFindings found)
    {
        if (imaging.Grid is { Missing: > 0 } grid)
        {
            found.Add(this, folder, plate, Describe(plate, grid));
        }

        if (imaging.OffPlate > 0)
        {
            found.Add(this, folder, plate, $"Plate “{plate}” has {Counted.Of(imaging.OffPlate, "image")} named after wells that no plate has; the largest ends with AF48.");
        }

        if (imaging.IsTooFine)
        {
            found.Add(
                this,
                folder,
                plate,
                string.Create(CultureInfo.InvariantCulture, $"The images of plate “{plate}” have over {Bounds.Shots:N0} combinations of field, channel, plane and time; its wells were not compared."),
                atMost: Severity.Info);
        }
    }

    private static string Describe(string plate, GridTally grid)
    {
        var all = string.Create(
            CultureInfo.InvariantCulture,
            $"Plate “{plate}” has {grid.Expected - grid.Missing:N0} of the {grid.Expected:N0} images of {Counted.Of(grid.Wells, "well")} with {Counted.Of(grid.Fields, "field")} of {Counted.Of(grid.PerField, "image")}.");
        return grid.Gaps is null ? all : $"{all} Missing: {grid.Gaps}.";
    }
}
