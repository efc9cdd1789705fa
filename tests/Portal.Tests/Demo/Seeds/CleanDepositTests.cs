using System.Text.RegularExpressions;
using Portal.Demo.Seeds;

namespace Portal.Tests.Demo.Seeds;

/// <summary>The batches that should pass a check are what the gallery's documentation asks for.</summary>
public sealed class CleanDepositTests
{
    private const string Gallery = "s3://cellpainting-gallery/";

    private static readonly Regex[] Patterns = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Demo", "Seeds", "patterns.tsv"))
        .Select(line => new Regex(line.Split('\t')[1], RegexOptions.CultureInvariant))];

    public static TheoryData<string> Prefixes => [Planned.Earlier, Planned.Clean, Planned.Large];

    [Theory]
    [MemberData(nameof(Prefixes))]
    public void Every_key_has_its_place_and_every_place_its_keys(string prefix)
    {
        var keys = Planned.Under(prefix).Select(made => made.Key).ToList();

        Assert.All(keys, key => Assert.Contains(Patterns, pattern => pattern.IsMatch(key)));
        Assert.All(Patterns, pattern => Assert.Contains(keys, pattern.IsMatch));
    }

    [Theory]
    [MemberData(nameof(Prefixes))]
    public void No_object_is_empty_and_no_two_images_are_alike(string prefix)
    {
        var made = Planned.Under(prefix);
        var images = made.Where(one => one.Key.EndsWith(".tiff", StringComparison.Ordinal)).ToList();

        Assert.All(made, one => Assert.True(one.Bytes.Length >= 10, one.Key));
        Assert.Equal(images.Count, images.Select(image => Convert.ToBase64String(image.Bytes)).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Prefixes))]
    public void Load_data_names_exactly_the_images_and_illumination_functions_that_are_there(string prefix)
    {
        var made = Planned.Under(prefix);
        var expected = made.Select(one => Gallery + one.Key)
            .Where(url => url.EndsWith(".tiff", StringComparison.Ordinal) || url.EndsWith(".npy", StringComparison.Ordinal));
        var tables = made.Where(one => one.Key.EndsWith("/load_data_with_illum.csv", StringComparison.Ordinal)).ToList();

        var named = tables.SelectMany(table => table.Rows().Skip(1))
            .SelectMany(row => row)
            .Where(value => value.StartsWith("s3:", StringComparison.Ordinal));

        Assert.Equal(expected.Order(StringComparer.Ordinal), named.Distinct().Order(StringComparer.Ordinal));
        Assert.All(tables, table => Assert.All(table.Rows(), row => Assert.Equal(15, row.Length)));
    }

    [Theory]
    [MemberData(nameof(Prefixes))]
    public void Load_data_has_each_site_once_and_its_well_is_that_of_the_file_names(string prefix)
    {
        foreach (var table in Planned.Under(prefix).Where(one => one.Key.EndsWith("/load_data.csv", StringComparison.Ordinal)))
        {
            var rows = table.Rows().Skip(1).ToList();

            Assert.Equal(rows.Count, rows.Select(row => (row[1], row[2])).Distinct().Count());
            Assert.All(rows, row => Assert.All(row[5..], url => Assert.Contains($"/{row[0]}__", url, StringComparison.Ordinal)));
            Assert.All(rows, row => Assert.All(row[5..], url =>
                Assert.Contains($"/r{row[1][0] - 'A' + 1:00}c{row[1][1..]}f0{row[2]}p01-", url, StringComparison.Ordinal)));
        }
    }

    [Theory]
    [MemberData(nameof(Prefixes))]
    public void The_platemaps_cover_every_plate_and_every_well(string prefix)
    {
        var made = Planned.Under(prefix);
        var map = made.Single(one => one.Key.Contains("/platemap/", StringComparison.Ordinal));
        var barcodes = made.Single(one => one.Key.EndsWith("/barcode_platemap.csv", StringComparison.Ordinal)).Rows();
        var rows = made.Where(one => one.Key.EndsWith("/load_data.csv", StringComparison.Ordinal)).SelectMany(one => one.Rows().Skip(1)).ToList();

        Assert.Equal(["Assay_Plate_Barcode", "Plate_Map_Name"], barcodes[0]);
        Assert.Equal(rows.Select(row => row[0]).Distinct(), barcodes.Skip(1).Select(row => row[0]));
        Assert.All(barcodes.Skip(1), row => Assert.Equal(Path.GetFileNameWithoutExtension(map.Key), row[1]));
        Assert.Equal(["plate_map_name", "well_position"], map.Rows('\t')[0][..2]);
        Assert.Equal(rows.Select(row => row[1]).Distinct(), map.Rows('\t').Skip(1).Select(row => row[1]));
    }

    [Theory]
    [InlineData("cpg0049-ipsc-diff-pancreatic-progenitor/broad/", 2 * 16 * 2 * 5)]
    [InlineData("cpg0047-amish/broad/", 4 * 24 * 2 * 5)]
    public void Every_well_has_every_site_in_every_channel(string prefix, int images) =>
        Assert.Equal(images, Planned.Under(prefix, SeedPlan.Staging).Count(made => made.Key.EndsWith(".tiff", StringComparison.Ordinal)));
}
