using Curation.Checks;
using Curation.Findings;
using Curation.Plates;
using Curation.Store;
using static Curation.Tests.Plates.Listing;

namespace Curation.Tests.Plates;

/// <summary>Defects that users found in public data years after the upload, each made again in a small listing.</summary>
public sealed class ThreadTests
{
    [Fact]
    public void Plates_whose_barcodes_have_no_sqlite_are_named() =>
        Assert.Equal(
            ["BR2", "BR4"],
            Of("BR1", "BR2", "BR3", "BR4").Without("BR2.sqlite")
                .Without("BR4.sqlite")
                .Check()
                .Where(found => found.Rule == "B002")
                .Select(found => found.Plate));

    [Fact]
    public void Plates_without_sqlite_and_profiles_show_both_gaps()
    {
        var row = Of("BR1", "BR2").Without($"backend/{Batch}/BR2").Without($"profiles/{Batch}/BR2").Report().Plates.Rows.Single(row => row.HasGaps);

        Assert.Equal("BR2", row.Plate);
        Assert.Equal((CellState.Missing, CellState.Missing), (row[PlatePart.Backend].State, row[PlatePart.Profiles].State));
    }

    [Fact]
    public void Plates_without_load_data_are_named() =>
        Assert.Equal("BR2", Assert.Single(Of("BR1", "BR2").Without($"load_data_csv/{Batch}/BR2").Check(), found => found.Rule == "W007").Plate);

    [Fact]
    public void Plates_without_backend_are_named() =>
        Assert.Equal("BR2", Assert.Single(Of("BR1", "BR2").Without($"backend/{Batch}/BR2").Check()).Plate);

    [Fact]
    public void Three_different_totals_of_plates_are_counted_apart()
    {
        var rows = Of("BR1", "BR2", "BR3", "BR4").Without($"images/{Full("BR4")}").Without($"backend/{Batch}/BR3").Report().Plates.Rows.ToList();

        Assert.Equal(
            (3, 4, 3),
            (Having(rows, PlatePart.Images), Having(rows, PlatePart.LoadData), Having(rows, PlatePart.Backend)));
    }

    [Fact]
    public void Illumination_functions_named_after_another_plate_are_told_by_name_and_by_lack()
    {
        var report = Of("EC000038", "EC000001").Renamed("EC000038/EC000038_IllumAGP", "EC000038/EC000001_IllumAGP").Report();

        Assert.Equal(["I008", "I011"], report.Summary.Rules.Select(rule => rule.Rule));
        Assert.Equal("other channels", report.Plates.Rows.Single(row => row.Plate == "EC000038")[PlatePart.Illum].Why);
    }

    [Fact]
    public void Plates_renamed_in_the_workspace_but_not_in_the_images_are_told() =>
        Assert.Equal(
            PlateParts.OfWorkspace.Length,
            Of("BR1", "BR2").Renamed("workspace/", "W/").Renamed("W/analysis/" + Batch + "/BR2/", "W/analysis/" + Batch + "/BX2/")
                .Renamed($"backend/{Batch}/BR2/BR2", $"backend/{Batch}/BX2/BX2").Renamed($"load_data_csv/{Batch}/BR2", $"load_data_csv/{Batch}/BX2")
                .Renamed($"profiles/{Batch}/BR2/BR2", $"profiles/{Batch}/BX2/BX2").Renamed("W/", "workspace/")
                .Check().Count(found => found is { Rule: "W006", Plate: "BX2" }));

    [Fact]
    public void A_typed_plate_name_with_an_addition_is_told() =>
        Assert.Contains(
            Of("EC000157").Renamed($"analysis/{Batch}/EC000157/", $"analysis/{Batch}/EC000157real/").Check(),
            found => found is { Rule: "W006", Plate: "EC000157real" });

    [Fact]
    public void Raw_images_beside_projected_ones_that_took_their_place_are_told() =>
        Assert.Contains(Of("BR1").With($"{Images}images_unprojected/BR1/x.tiff").Check(), found => found.Rule == "I016");

    [Fact]
    public void A_flood_of_small_objects_is_told() =>
        Assert.Contains(
            OfKeys([.. Enumerable.Range(0, 100_001).Select(i => $"{Place}/workspace_dl/embeddings/net_1/{Batch}/BR1/A01/{i}.npz")]).Check(),
            found => found.Rule == "S003");

    [Fact]
    public void Images_that_hold_the_same_zeros_are_told_by_plate()
    {
        var found = new List<Finding>();
        var check = new DepositCheck(RulePack.Gallery, Profile.Staging, found.Add);
        foreach (var (key, number) in Of("BR1", "BR2").Keys.Order(StringComparer.Ordinal).Select((key, number) => (key, number)))
        {
            // Both images of one plate are zeros; the sidecars beside them and all tables are alike, and may be.
            var isZeros = key.Contains("BR2__", StringComparison.Ordinal) || !key.EndsWith(".tiff", StringComparison.Ordinal);
            check.Observe(new StoredObject(key, 2_768_896, $"{(isZeros ? 0 : number):x16}0123456789abcdef", DateTimeOffset.MinValue));
        }

        check.Complete();
        var twins = Assert.Single(found, finding => finding.Rule == "N003");
        Assert.Equal("BR2", twins.Plate);
        Assert.Equal(
            "Of 3 images of plate “BR2”, 1 holds the same bytes as another, such as “Images/r01c02f01p01-ch1sk1fk1fl1.tiff”: they may be empty.",
            twins.Message);
    }

    [Theory]
    [InlineData("0011223344556677", "0011223344556678", 0)]
    [InlineData("0011223344556677-3", "0011223344556677-3", 1)]
    [InlineData("not a digest at all", "not a digest at all", 0)]
    [InlineData("", "", 0)]
    public void Images_are_alike_by_the_digest_of_their_tags(string one, string other, int expected)
    {
        var found = new List<Finding>();
        var check = new DepositCheck(RulePack.Gallery, Profile.Staging, found.Add);
        var images = Of("BR1").Keys.Where(key => key.EndsWith(".tiff", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Zip([one, other]);
        foreach (var (key, tag) in images)
        {
            check.Observe(new StoredObject(key, 1000, tag, DateTimeOffset.MinValue));
        }

        check.Complete();
        Assert.Equal(expected, found.Count(finding => finding.Rule == "N003"));
    }

    private static int Having(List<PlateRow> rows, PlatePart part) => rows.Count(row => row[part].State is not CellState.Missing);
}
