using Portal.Demo.Seeds;

namespace Portal.Tests.Demo.Seeds;

public sealed class FlawedDepositTests
{
    private const string Batch = "2025_09_15_HepG2_Batch1";

    [Theory]
    [InlineData($"images/{Batch}/images/41002690__2025-09-16T11_20_05-Measurement 1/Images/r01c01f01p01-ch1sk1fk1fl1.tiff")]
    [InlineData($"images/{Batch}/41002692__2025-09-17T10_02_31-Measurement1/Images/r01c01f01p01-ch1sk1fk1fl1.tiff")]
    [InlineData($"images/{Batch}/images/r01c01f01p01-ch1sk1fk1fl1.tiff")]
    [InlineData($"images/{Batch}/images/41002688__2025-09-15T09_12_44-Measurement1/Images.zip")]
    [InlineData($"images/{Batch}/illum/41002688/41002690_IllumDNA.npy")]
    [InlineData($"images/{Batch}/illum/41002688/41002688_IllumRNA.tif")]
    [InlineData($"images/{Batch}/")]
    [InlineData("images/Round2/Repeat/images/41002694__2025-09-18T09_00_10-Measurement1/Images/r01c01f01p01-ch1sk1fk1fl1.tiff")]
    [InlineData("raw_images/export_log.txt")]
    [InlineData("workspace/pipelines/HepG2#1/analysis.cppipe")]
    [InlineData($"workspace/analysis/{Batch}/41002688/41002688-A01-1/Cells.csv")]
    [InlineData($"workspace/backend/{Batch}/41002688/oasis_axiom_final.sqlite")]
    [InlineData($"workspace/load_data_csv/{Batch}/.DS_Store")]
    [InlineData($"workspace/load_data_csv/{Batch}/load_data.csv")]
    [InlineData($"workspace/profiles/{Batch}/41002688/.41002688.csv.gz.Xw3k9T.tmp")]
    [InlineData("workspace//metadata/notes.txt")]
    public void It_has_a_key_of_each_typical_kind(string key) => Assert.Single(Staged(), made => made.Key == Planned.Flawed + key);

    [Theory]
    [InlineData($"images/{Batch}/illum/41002688/41002688_IllumDNA.npy")]
    [InlineData($"images/{Batch}/illum/41002688/41002688_IllumRNA.npy")]
    [InlineData($"workspace/backend/{Batch}/41002688/41002688.sqlite")]
    [InlineData($"workspace/analysis/{Batch}/41002688/analysis/41002688-A01-1/Cells.csv")]
    public void What_was_misnamed_is_missing_in_its_place(string key) => Assert.DoesNotContain(Staged(), made => made.Key == Planned.Flawed + key);

    [Fact]
    public void One_image_and_one_folder_marker_are_empty()
    {
        var empty = Staged().Where(made => made.Bytes.Length == 0).Select(made => made.Key[Planned.Flawed.Length..]);

        Assert.Equal(
            [$"images/{Batch}/images/41002688__2025-09-15T09_12_44-Measurement1/Images/r02c03f01p01-ch4sk1fk1fl1.tiff", $"images/{Batch}/"], empty);
    }

    [Fact]
    public void Load_data_names_images_that_are_not_there()
    {
        var keys = Staged().Select(made => "s3://cellpainting-gallery/" + made.Key).ToHashSet();
        var table = Staged().Single(made => made.Key.EndsWith("/41002688/load_data.csv", StringComparison.Ordinal));

        Assert.Equal(2 * 2 * 5, table.Rows().Skip(1).SelectMany(row => row[5..]).Count(url => !keys.Contains(url)));
    }

    [Fact]
    public void Of_two_keys_that_the_gallery_has_already_one_is_the_same_and_one_is_not()
    {
        var gallery = Planned.Under(Planned.Flawed, SeedPlan.Gallery);

        var isSame = gallery.ToDictionary(
            held => Path.GetFileName(held.Key),
            held => Staged().Single(made => made.Key == held.Key).Bytes.AsSpan().SequenceEqual(held.Bytes));

        Assert.Equal(new Dictionary<string, bool> { ["OASIS_compound_metadata.tsv"] = true, ["41002688.csv.gz"] = false }, isSame);
    }

    private static IReadOnlyList<Made> Staged() => Planned.Under(Planned.Flawed, SeedPlan.Staging);
}
