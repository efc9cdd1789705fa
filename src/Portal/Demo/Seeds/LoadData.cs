using System.Globalization;

namespace Portal.Demo.Seeds;

/// <summary>The two CSVs that tell CellProfiler which images make a site, and which illumination functions correct them.</summary>
internal static class LoadData
{
    // Always where the images will be, never where they wait.
    private const string Gallery = "s3://cellpainting-gallery/";

    public static IEnumerable<SeedFile> Of(BatchDesign design, PlateDesign plate)
    {
        yield return new SeedFile(design.WorkspaceKey("load_data_csv", plate, "load_data.csv"), () => Csv(design, plate, withIllum: false));
        yield return new SeedFile(design.WorkspaceKey("load_data_csv", plate, "load_data_with_illum.csv"), () => Csv(design, plate, withIllum: true));
    }

    public static byte[] Csv(BatchDesign design, PlateDesign plate, bool withIllum) =>
        Table.Commas(design.Wells
            .SelectMany(well => design.SiteNumbers.Select(site => Row(design, plate, well, site, withIllum)))
            .Prepend(Header(withIllum)));

    private static string[] Header(bool withIllum) =>
    [
        "Metadata_Plate", "Metadata_Well", "Metadata_Site", "Metadata_Row", "Metadata_Col",
        .. Channel.All.Select(channel => "URL_Orig" + channel.Name),
        .. Channel.All.Where(_ => withIllum).Select(channel => "URL_Illum" + channel.Name),
    ];

    private static string[] Row(BatchDesign design, PlateDesign plate, Well well, int site, bool withIllum) =>
    [
        plate.Name, well.Name, Text(site), Text(well.Row), Text(well.Column),
        .. Channel.All.Select(channel => Gallery + design.ImageKey(plate, well, site, channel)),
        .. Channel.All.Where(_ => withIllum).Select(channel => Gallery + design.IllumKey(plate, channel)),
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
