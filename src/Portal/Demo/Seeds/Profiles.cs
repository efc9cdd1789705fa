using System.Globalization;

namespace Portal.Demo.Seeds;

/// <summary>A plate's measurements gathered: the backend's pair of files, and the profiles in their stages.</summary>
internal static class Profiles
{
    public static IEnumerable<SeedFile> Of(BatchDesign design, PlateDesign plate)
    {
        yield return new SeedFile(design.WorkspaceKey("backend", plate, plate.Name + ".sqlite"), EmptySqlite.File);
        yield return new SeedFile(design.WorkspaceKey("backend", plate, plate.Name + ".csv"), () => Csv(design, plate, ""));
        foreach (var stage in (string[])["", "_augmented", "_normalized", "_normalized_feature_select_negcon_plate"])
        {
            yield return new SeedFile(
                design.WorkspaceKey("profiles", plate, $"{plate.Name}{stage}.csv.gz"), () => Gzip.Of(Csv(design, plate, stage)));
        }
    }

    public static byte[] Csv(BatchDesign design, PlateDesign plate, string stage)
    {
        var rows = design.Wells.Select(well =>
        {
            var cells = design.SiteNumbers.SelectMany(site => Cell.In(plate, well, site)).ToList();
            var area = cells.Sum(cell => cell.NucleusRadius * cell.NucleusRadius * 3) * 1000 / cells.Count;
            var light = cells.Sum(cell => cell.Brightness) * 100 / cells.Count;
            return new[] { plate.Name, well.Name, stage.Length == 0 ? "raw" : stage[1..], Text(cells.Count), Thousandths(area), Thousandths(light) };
        });
        return Table.Commas(rows.Prepend(
            [
                "Metadata_Plate", "Metadata_Well", "Metadata_stage", "Metadata_Count_Cells", "Nuclei_AreaShape_Area",
                "Nuclei_Intensity_MaxIntensity_DNA",
            ]));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Thousandths(int number) => string.Create(CultureInfo.InvariantCulture, $"{number / 1000}.{number % 1000:000}");
}
