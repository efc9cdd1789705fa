using Curation.Findings;
using static Curation.Tests.Tables.Platemaps.MapSet;

namespace Curation.Tests.Tables.Platemaps;

public sealed class BarcodeTests
{
    [Fact]
    public async Task Sound_plate_maps_have_no_finding() => Assert.Empty(await new MapSet("BR1", "BR2").CheckAsync());

    [Theory]
    [InlineData("\"Assay_Plate_Barcode\",\"Plate_Map_Name\"\r\n\"BR1\",\"OAA01.02.03.04.A\"\r\n")]
    [InlineData("extra,Plate_Map_Name,Assay_Plate_Barcode\nx,OAA01.02.03.04.A,BR1")]
    [InlineData("Assay_Plate_Barcode,Plate_Map_Name\n\nBR1__2021-05-02T16_02_51-Measurement1,OAA01.02.03.04.A\n\n")]
    public async Task Quotes_returns_further_columns_and_full_names_are_fine(string table) =>
        Assert.Empty(await new MapSet("BR1").Put(table).CheckAsync());

    [Theory]
    [InlineData("", "“barcode_platemap.csv” is empty: it has not even a header.")]
    [InlineData("Assay_Plate_Barcode,Plate_Map_Name\n", "“barcode_platemap.csv” has a header, but no row: it names no plate.")]
    [InlineData(
        "Assay_Plate_Barcode;Plate_Map_Name\nBR1;OAA01.02.03.04.A\n",
        "The columns of “barcode_platemap.csv” are separated by semicolons, not by commas: its header is read as one column, “Assay_Plate_Barcode;Plate_Map_Name”.")]
    [InlineData(
        "Assay_Plate_Barcode\tPlate_Map_Name\nBR1\tOAA01.02.03.04.A\n",
        "The columns of “barcode_platemap.csv” are separated by tabs, not by commas: its header is read as one column, “Assay_Plate_Barcode\tPlate_Map_Name”.")]
    [InlineData(
        "assay_plate_barcode,Plate_Map_Name\nBR1,OAA01.02.03.04.A\n",
        "The header of “barcode_platemap.csv” lacks Assay_Plate_Barcode; it has “assay_plate_barcode”, “Plate_Map_Name”. “assay_plate_barcode” must be written as the rule has it.")]
    [InlineData(
        "BR1,OAA01.02.03.04.A\n",
        "The header of “barcode_platemap.csv” lacks Assay_Plate_Barcode and Plate_Map_Name; it has “BR1”, “OAA01.02.03.04.A”.")]
    public async Task A_header_that_cannot_be_used_is_explained_and_nothing_else_is_said(string table, string message)
    {
        var finding = await new MapSet("BR1").Put(table).OnlyAsync();

        Assert.Equal(("M003", Severity.Error, Barcodes, message), (finding.Rule, finding.Severity, finding.Key, finding.Message));
    }

    [Fact]
    public async Task A_byte_order_mark_is_remarked_on_and_read_past()
    {
        var finding = await new MapSet("BR1").Edit(text => "\uFEFF" + text).OnlyAsync();

        Assert.Equal(("M003", Severity.Info), (finding.Rule, finding.Severity));
    }

    [Fact]
    public async Task A_table_that_is_no_text_is_refused_and_the_maps_are_still_read()
    {
        var set = new MapSet("BR1").EditMap(text => text.Replace("B03", "B3x", StringComparison.Ordinal));
        set.Staging.Put(Barcodes, [0xFF, 0xFE, 0x41, 0x00]);

        Assert.Equal(["M007", "N002"], (await set.CheckAsync()).Select(finding => finding.Rule).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_table_far_too_long_is_not_read_to_its_end()
    {
        var finding = await new MapSet("BR1").Edit(text => text + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"P{i},m\n"))).OnlyAsync();

        Assert.Equal("N002", finding.Rule);
        Assert.Contains("it has more than 100,000 rows, and no batch has as many plates", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_far_too_large_is_not_opened()
    {
        var finding = await new MapSet("BR1").PutMap("huge", new string('x', 17_000_000)).Edit(text => text + "BR1,huge\n").CheckAsync();

        Assert.Contains(finding, found => found.Rule == "N002" && found.Message.Contains("it has 17,000,000 bytes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_that_does_not_fit_its_header_leaves_what_is_missing_unsaid() =>
        Assert.Equal(
            ["N002"],
            (await new MapSet("BR1", "BR2").Edit(text => text.Replace("BR2,", "BR2,,,", StringComparison.Ordinal)).CheckAsync())
                .Select(finding => finding.Rule));

    [Fact]
    public async Task An_imaged_plate_that_is_not_listed_is_told_with_the_one_that_was_meant()
    {
        var found = await new MapSet("BR00117035", "BR00117036").Edit(text => text.Replace("BR00117036", "BR00117O36", StringComparison.Ordinal))
            .CheckAsync();

        Assert.Equal(["M004 Error BR00117036", "M004 Warning "], found.Select(finding => $"{finding.Rule} {finding.Severity} {finding.Plate}"));
        Assert.Equal(
            "Plate “BR00117036” is imaged, but barcode_platemap.csv does not list it. It lists “BR00117O36”, which may be the same.",
            found[0].Message);
    }

    [Theory]
    [InlineData("BR1,OAA01.02.03.04.A\nBR1,OAA01.02.03.04.A\n", "barcode_platemap.csv lists plate “BR1” 2 times, in the lines 2, 3.")]
    [InlineData(
        "BR1,OAA01.02.03.04.A\nBR1__2021-05-02T16_02_51-Measurement1,OAA01.02.03.04.A\n",
        "barcode_platemap.csv lists plate “BR1” 2 times, in the lines 2, 3.")]
    [InlineData("BR1,OAA01.02.03.04.A\n,OAA01.02.03.04.A\n", "barcode_platemap.csv has 1 row without a plate, first line 3.")]
    public async Task A_plate_stands_once(string rows, string message)
    {
        var finding = await new MapSet("BR1").Put("Assay_Plate_Barcode,Plate_Map_Name\n" + rows).OnlyAsync();

        Assert.Equal(("M004", Severity.Error, message), (finding.Rule, finding.Severity, finding.Message));
    }

    [Fact]
    public async Task Three_different_totals_of_plates_are_told_together()
    {
        string[] plates = [.. Enumerable.Range(0, 413).Select(i => $"{24_000 + i}")];
        var set = new MapSet(plates);
        foreach (var plate in plates[406..])
        {
            set.Without($"/{plate}");
        }

        set.Without($"backend/{Batch}/{plates[0]}/");

        var found = await set.CheckAllAsync();

        var finding = Assert.Single(found, finding => finding.Rule == "M004");
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal(
            "barcode_platemap.csv lists 413 plates; batch “2021_04_26_Batch1” has images of 406 and backends of 405. "
            + "No plate is imaged in it as “24406”, “24407”, “24408” and 4 more.",
            finding.Message);
        Assert.Single(
            found, finding => finding is { Rule: "W007", Plate: "24000" } && finding.Message.Contains("has no backend", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Plates_that_are_listed_but_have_no_sqlite_are_told_plate_by_plate()
    {
        var set = new MapSet("SQ1", "SQ2", "SQ3", "SQ4").Without("SQ2.sqlite").Without("backend/" + Batch + "/SQ3/").Without("/SQ4");

        var found = await set.CheckAllAsync();

        Assert.Single(found, finding => finding is { Rule: "B002", Plate: "SQ2" });
        Assert.Single(
            found, finding => finding is { Rule: "W007", Plate: "SQ3" } && finding.Message.Contains("has no backend", StringComparison.Ordinal));
        Assert.Contains("“SQ4”", Assert.Single(found, finding => finding.Rule == "M004").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_public_already_is_warned_about_at_most()
    {
        var set = new MapSet("BR1", "BR2")
            .Edit(text => text.Replace("BR2", "BR9", StringComparison.Ordinal).Replace($"BR1,{Map}", "BR1,other", StringComparison.Ordinal))
            .EditMap(text => text.Replace("\tA01", "\tA1x", StringComparison.Ordinal).Replace($"{Map}\tB01", "x\tB01", StringComparison.Ordinal));

        var found = await set.CheckAsync(Profile.Gallery);

        Assert.Equal(["M004", "M005", "M006", "M007"], found.Select(finding => finding.Rule).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(found, finding => finding.Severity is Severity.Error);
    }

    [Fact]
    public async Task A_deposit_of_metadata_alone_is_not_compared_with_images_it_does_not_show() =>
        Assert.Empty(await new MapSet("BR1").Without("/images/").Without("/backend/").CheckAsync(scope: $"{Place}/workspace/metadata"));
}
