using Curation.Plates;
using Curation.Tables.Platemaps;

namespace Curation.Tests.Tables.Platemaps;

public sealed class BarcodeJoinTests
{
    [Theory]
    [InlineData("BR1", "BR1__2021-05-02T16_02_51-Measurement1")]
    [InlineData("BR1__2021-05-02T16_02_51-Measurement1", "BR1__2021-05-02T16_02_51-Measurement1")]
    [InlineData("CP1-SC1-01", "CP1-SC1-01_20210719")]
    [InlineData("CP1-SC1", "CP1-SC1-01")]
    [InlineData("ADMJUM001", "P01_ADMJUM001")]
    public void A_barcode_is_the_full_name_or_a_shortening_of_it(string barcode, string full)
    {
        var join = Join([full], [barcode]);

        Assert.Equal(barcode, Assert.Single(Assert.Single(join.Plates).Rows).Barcode);
        Assert.Empty(join.Unknown);
    }

    [Theory]
    [InlineData("BR10", "BR1__x")]
    [InlineData("BR", "BR1__x")]
    [InlineData("br1", "BR1__x")]
    [InlineData("", "BR1__x")]
    public void Any_other_barcode_is_none(string barcode, string full) => Assert.Empty(Assert.Single(Join([full], [barcode]).Plates).Rows);

    [Fact]
    public void The_longest_shortening_is_meant_and_another_plates_name_is_none()
    {
        var join = Join(["P1_a_b", "P1"], ["P1_a", "P1"]);

        Assert.Equal(["P1", "P1_a"], join.Plates.Select(plate => Assert.Single(plate.Rows).Barcode).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Plates_and_barcodes_are_joined_as_a_naive_model_joins_them(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 400; round++)
        {
            string[] full = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => Name(random, 4)).Distinct()];
            string[] barcodes = [.. Enumerable.Range(0, random.Next(0, 10)).Select(_ => Name(random, 3))];

            var join = Join(full, barcodes);

            var expected = full.Order(StringComparer.Ordinal).Select(name => (Name: name, Claims: Claims(name, full, barcodes))).ToList();
            Assert.Equal(
                expected.Select(plate => $"{plate.Name}: {string.Join(' ', barcodes.Where(plate.Claims.Contains).Order(StringComparer.Ordinal))}"),
                join.Plates.OrderBy(plate => plate.Plate.Imaged[0].Name, StringComparer.Ordinal)
                    .Select(plate =>
                        $"{plate.Plate.Imaged[0].Name}: {string.Join(' ', plate.Rows.Select(row => row.Barcode).Order(StringComparer.Ordinal))}"));
            Assert.Equal(barcodes.Distinct().Except(expected.SelectMany(plate => plate.Claims)).Order(StringComparer.Ordinal), join.Unknown);
        }
    }

    // Names that are often one another's beginnings: A_B-A__B.
    private static string Name(Random random, int words) =>
        string.Concat(Enumerable.Range(0, random.Next(1, words + 1))
            .Select(i => (i == 0 ? "" : ((string[])["_", "-", "__"])[random.Next(3)]) + "AB"[random.Next(2)]));

    private static string[] Claims(string full, string[] all, string[] barcodes)
    {
        var own = all.SelectMany(OwnNames).ToHashSet();
        string[] mine = [.. barcodes.Where(barcode => OwnNames(full).Contains(barcode)).Distinct()];
        if (mine.Length > 0)
        {
            return mine;
        }

        string[] free = [.. barcodes.Where(barcode => !own.Contains(barcode))];
        var shortened = free
            .Where(barcode => full.StartsWith(barcode + "_", StringComparison.Ordinal) || full.StartsWith(barcode + "-", StringComparison.Ordinal))
            .MaxBy(barcode => barcode.Length) ?? full.Split('_').FirstOrDefault(free.Contains);
        return shortened is null ? [] : [shortened];
    }

    private static string[] OwnNames(string full) => [full, full.IndexOf("__", StringComparison.Ordinal) is var end and > 0 ? full[..end] : full];

    private static BarcodeJoin Join(string[] full, string[] barcodes) =>
        new(full.Select(name => new Plate(null, new ImagedPlate(name))), barcodes.Select((barcode, i) => new BarcodeRow(barcode, "map", i + 2)));
}
