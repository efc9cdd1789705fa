using System.Globalization;

namespace Portal.Demo.Seeds;

/// <summary>What CellProfiler measured, a folder for each site or well: three tables of objects, one of images, one of the run.</summary>
internal static class Analysis
{
    public static IEnumerable<SeedFile> Of(BatchDesign design, PlateDesign plate)
    {
        foreach (var well in design.Wells)
        {
            IEnumerable<int[]> groups = design.GroupsAreSites ? design.SiteNumbers.Select(site => new[] { site }) : [[.. design.SiteNumbers]];
            foreach (var sites in groups)
            {
                var group = design.GroupsAreSites ? $"{plate.Name}-{well.Name}-{Text(sites[0])}" : $"{plate.Name}-{well.Name}";
                foreach (var (table, scale) in ((string, int)[])[("Cells", 6), ("Cytoplasm", 5), ("Nuclei", 1)])
                {
                    yield return File(group, table, () => Objects(plate, well, sites, scale));
                }
                yield return File(
                    group, "Experiment", () => Table.Commas([["Key", "Value"], ["CellProfiler_Version", "4.2.8"], ["Run_Plate", plate.Name]]));
                yield return File(group, "Image", () => Images(plate, well, sites));
            }
        }

        SeedFile File(string group, string table, Func<byte[]> content) =>
            new(design.WorkspaceKey("analysis", plate, $"analysis/{group}/{table}.csv"), content);
    }

    private static byte[] Objects(PlateDesign plate, Well well, int[] sites, int scale)
    {
        var rows = sites.SelectMany((site, image) => Cell.In(plate, well, site).Select((cell, number) => new[]
        {
            Text(image + 1), Text(number + 1), Text(cell.NucleusRadius * cell.NucleusRadius * 3 * scale),
            Text(cell.X), Text(cell.Y), Text(cell.Brightness / scale),
        }));
        return Table.Commas(rows.Prepend(
            ["ImageNumber", "ObjectNumber", "AreaShape_Area", "Location_Center_X", "Location_Center_Y", "Intensity_MaxIntensity_DNA"]));
    }

    private static byte[] Images(PlateDesign plate, Well well, int[] sites)
    {
        var rows = sites.Select((site, image) =>
            new[] { Text(image + 1), plate.Name, well.Name, Text(site), Text(Cell.In(plate, well, site).Count) });
        return Table.Commas(rows.Prepend(["ImageNumber", "Metadata_Plate", "Metadata_Well", "Metadata_Site", "Count_Nuclei"]));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
