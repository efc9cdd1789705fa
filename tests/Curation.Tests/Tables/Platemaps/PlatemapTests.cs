using Curation.Findings;
using Curation.Keys;
using Curation.Plates;
using Curation.Plates.Wells;
using static Curation.Tests.Tables.Platemaps.MapSet;

namespace Curation.Tests.Tables.Platemaps;

public sealed class PlatemapTests
{
    [Fact]
    public async Task A_map_that_is_named_and_not_there_is_missed()
    {
        var found = await new MapSet("BR1", "BR2").Edit(text => text.Replace($"BR2,{Map}", "BR2,OAA01.02.03.04.B", StringComparison.Ordinal))
            .CheckAsync();

        var finding = Assert.Single(found);
        Assert.Equal(("M005", Severity.Error, $"{Folder}platemap/OAA01.02.03.04.B.txt"), (finding.Rule, finding.Severity, finding.Key));
        Assert.Equal(
            "barcode_platemap.csv names the plate map “OAA01.02.03.04.B” for 1 plate, but there is no platemap/OAA01.02.03.04.B.txt.",
            finding.Message);
    }

    [Fact]
    public async Task A_map_that_no_plate_uses_is_a_warning()
    {
        var finding = await new MapSet("BR1").PutMap("unused", Rows("unused")).OnlyAsync();

        Assert.Equal(("M005", Severity.Warning, $"{Folder}platemap/unused.txt", null), (finding.Rule, finding.Severity, finding.Key, finding.Repair));
    }

    [Fact]
    public async Task A_map_in_the_form_of_a_csv_is_missed_with_the_reason()
    {
        var set = new MapSet("BR1").Without(MapFile).PutMap(Map, Rows(Map).Replace('\t', ','), ".csv");

        var finding = await set.OnlyAsync();

        Assert.Equal(("M005", Severity.Error), (finding.Rule, finding.Severity));
        Assert.EndsWith(
            " There is “OAA01.02.03.04.A.csv”; plate maps are tab-separated text and end with .txt.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_csv_under_the_name_of_a_map_is_explained()
    {
        var finding = await new MapSet("BR1").EditMap(text => text.Replace('\t', ',')).OnlyAsync();

        Assert.Equal(("M006", MapFile), (finding.Rule, finding.Key));
        Assert.Equal(
            "The columns of “OAA01.02.03.04.A.txt” are separated by commas, not by tabs: its header is read as one column, “plate_map_name,well_position,broad_sample”.",
            finding.Message);
    }

    [Fact]
    public async Task A_map_whose_name_differs_in_case_is_told_with_the_name_it_should_have()
    {
        var found = await new MapSet("BR1").Edit(text => text.Replace(Map, Map.ToLowerInvariant(), StringComparison.Ordinal)).CheckAsync();

        Assert.Equal(
            ["Error ", $"Warning {Folder}platemap/{Map.ToLowerInvariant()}.txt"], found.Select(finding => $"{finding.Severity} {finding.Repair}"));
        Assert.EndsWith($"Did you mean “{Map}”?", found[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_with_the_ending_of_the_file_is_explained() =>
        Assert.EndsWith(
            " The name is written without .txt.",
            (await new MapSet("BR1").Edit(text => text.Replace(Map, Map + ".txt", StringComparison.Ordinal)).CheckAsync())[0].Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task A_plate_without_a_map_is_told() =>
        Assert.Contains(
            await new MapSet("BR1", "BR2").Edit(text => text.Replace($"BR2,{Map}", "BR2,", StringComparison.Ordinal)).CheckAsync(),
            finding => finding is
            {
                Rule: "M005",
                Severity: Severity.Error,
                Message: "barcode_platemap.csv has 1 row without a plate map, first that of “BR2” in line 3.",
            });

    [Theory]
    [InlineData("", "The plate map “OAA01.02.03.04.A.txt” is empty: it has not even a header.")]
    [InlineData(
        "plate_map_name\twell_position\tbroad_sample\r\n", "The plate map “OAA01.02.03.04.A.txt” has a header, but no row: it names no well.")]
    [InlineData(
        "Plate_Map_Name\twell position\n",
        "The header of “OAA01.02.03.04.A.txt” lacks plate_map_name and well_position; it has “Plate_Map_Name”, “well position”. “Plate_Map_Name” must be written as the rule has it.")]
    public async Task A_map_that_cannot_be_used_is_explained(string text, string message)
    {
        var finding = await new MapSet("BR1").PutMap(Map, text).OnlyAsync();

        Assert.Equal(("M006", Severity.Error, message), (finding.Rule, finding.Severity, finding.Message));
    }

    [Fact]
    public async Task A_map_is_named_after_its_file_in_every_row()
    {
        var finding = await new MapSet("BR1").EditMap(text => text.Replace($"{Map}\tB0", "OAA01\tB0", StringComparison.Ordinal)).OnlyAsync();

        Assert.Equal("M006", finding.Rule);
        Assert.Equal(
            "In 3 of 6 rows of “OAA01.02.03.04.A.txt”, plate_map_name is not “OAA01.02.03.04.A”: “OAA01” in line 5, “OAA01” in line 6, “OAA01” in line 7.",
            finding.Message);
    }

    [Theory]
    [InlineData("a01")]
    [InlineData("A1")]
    [InlineData("a1")]
    [InlineData("\"A01\"")]
    public async Task Wells_in_lower_case_and_without_zeros_are_the_same_wells(string well) =>
        Assert.Empty(await new MapSet("BR1").EditMap(text => text.Replace("\tA01", "\t" + well, StringComparison.Ordinal)).CheckAsync());

    [Fact]
    public async Task What_is_no_well_is_told()
    {
        var found = await new MapSet("BR1")
            .EditMap(text => text.Replace("\tA01", "\tA001", StringComparison.Ordinal).Replace("B03", "", StringComparison.Ordinal))
            .CheckAsync();

        Assert.Equal(
            [
                "In 2 of 6 rows of “OAA01.02.03.04.A.txt”, well_position is no well of a plate, A01 to AF48: “A001” in line 2, “” in line 7.",
                "The plate map “OAA01.02.03.04.A.txt” lacks 2 wells that “BR1” has images of: A01, B03.",
            ],
            found.Select(finding => finding.Message));
        Assert.All(found, finding => Assert.Equal(("M007", Severity.Error), (finding.Rule, finding.Severity)));
    }

    [Fact]
    public async Task A_well_that_stands_twice_in_two_spellings_stands_twice()
    {
        var finding = await new MapSet("BR1").EditMap(text => text + $"{Map}\ta1\tBRD-K2\n").OnlyAsync();

        Assert.Equal("“OAA01.02.03.04.A.txt” has wells more than once, 1 row too many: “a1” in line 8.", finding.Message);
    }

    [Fact]
    public async Task A_map_has_the_wells_that_any_of_its_plates_has_images_of()
    {
        var set = new MapSet("BR1", "BR2");
        set.Staging.Put($"{Place}/images/{Batch}/images/{Full("BR2")}/Images/r16c24f01p01-ch1sk1fk1fl1.tiff", "a picture");

        var finding = await set.OnlyAsync();

        Assert.Equal(("M007", "The plate map “OAA01.02.03.04.A.txt” lacks 1 well that “BR2” has images of: P24."), (finding.Rule, finding.Message));
    }

    [Fact]
    public async Task Wells_that_were_not_imaged_may_stand_in_a_map() =>
        Assert.Empty(await new MapSet("BR1").EditMap(text => text + $"{Map}\tP24\tBRD-K2\n").CheckAsync());

    [Theory]
    [InlineData("broad_sample", "BRD-K1", "")]
    [InlineData("blinded_id", "7", "The plate map “OAA01.02.03.04.A.txt” has a column “blinded_id”, as if it were blinded.")]
    [InlineData("unblinded_name", "aspirin", "")]
    [InlineData(
        "pert_iname",
        "NA",
        "The plate map “OAA01.02.03.04.A.txt” says of 0 of 6 wells what was done to them; the column filled best is “pert_iname”.")]
    [InlineData(
        "compound",
        "Blinded",
        "The plate map “OAA01.02.03.04.A.txt” says of 0 of 6 wells what was done to them; the column filled best is “compound”.")]
    [InlineData(
        "own_word", "", "The plate map “OAA01.02.03.04.A.txt” says of 0 of 6 wells what was done to them; the column filled best is “own_word”.")]
    [InlineData("own_word", "yes", "")]
    public async Task A_map_says_what_was_done_to_the_wells(string column, string value, string message)
    {
        var found = await new MapSet("BR1")
            .EditMap(text => text.Replace("broad_sample", column, StringComparison.Ordinal).Replace("BRD-K1", value, StringComparison.Ordinal))
            .CheckAsync();

        Assert.Equal(message, string.Join("\n", found.Select(finding => finding.Message)));
        Assert.All(found, finding => Assert.Equal(("M009", Severity.Warning), (finding.Rule, finding.Severity)));
    }

    [Fact]
    public async Task Kinds_and_amounts_do_not_say_what_was_done()
    {
        var set = new MapSet("BR1").EditMap(text => text
            .Replace("broad_sample", "broad_sample\tpert_type\tcompound_conc_um", StringComparison.Ordinal)
            .Replace("BRD-K1", "\ttrt\t5", StringComparison.Ordinal));

        Assert.EndsWith("the column filled best is “broad_sample”.", (await set.OnlyAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_controls_do_not_blind_a_map() =>
        Assert.Empty(await new MapSet("BR1")
            .EditMap(
                text => text.Replace("A01\tBRD-K1", "A01\t", StringComparison.Ordinal).Replace("B01\tBRD-K1", "B01\tnan", StringComparison.Ordinal))
            .CheckAsync());

    [Fact]
    public async Task A_map_with_nothing_but_wells_says_nothing() =>
        Assert.Equal(
            "M009",
            (await new MapSet("BR1")
                .EditMap(text => text.Replace("\tBRD-K1", "", StringComparison.Ordinal).Replace("\tbroad_sample", "", StringComparison.Ordinal))
                .OnlyAsync()).Rule);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_wells_of_a_map_are_those_of_a_naive_model(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 40; round++)
        {
            string[] wells = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => Spelt(random))];
            var set = new MapSet("BR1")
                .EditMap(_ => "plate_map_name\twell_position\tgene\n" + string.Concat(wells.Select(well => $"{Map}\t{well}\tx1\n")));

            var found = (await set.CheckAsync()).Where(finding => finding.Rule == "M007").Select(finding => finding.Message).ToList();

            var folded = wells.Select(Folded).ToList();
            var odd = folded.Count(well => well is null);
            var twice = folded.Count - odd - folded.OfType<string>().Distinct().Count();
            string[] imaged = ["A1", "A2", "A3", "B1", "B2", "B3"];
            var missing = imaged.Except(folded.OfType<string>()).Count();
            Assert.Equal(odd > 0, found.Exists(message => message.StartsWith($"In {odd} of {wells.Length} rows ", StringComparison.Ordinal)));
            Assert.Equal(twice > 0, found.Exists(message => message.Contains($"more than once, {twice} row", StringComparison.Ordinal)));
            Assert.Equal(missing > 0, found.Exists(message => message.Contains($"lacks {missing} well", StringComparison.Ordinal)));
            Assert.Equal(found.Count, (odd > 0 ? 1 : 0) + (twice > 0 ? 1 : 0) + (missing > 0 ? 1 : 0));
        }
    }

    private static string Spelt(Random random)
    {
        var row = ((string[])["A", "B", "a", "b", "AF", "AG", "", "C"])[random.Next(8)];
        return row + ((string[])["1", "01", "2", "02", "3", "48", "49", "0", "001", "x"])[random.Next(10)];
    }

    private static string? Folded(string well)
    {
        var row = well.TrimEnd('0', '1', '2', '3', '4', '8', '9', 'x').ToUpperInvariant();
        var column = well[row.Length..];
        return row is "A" or "B" or "C" or "AF" && column.Length <= 2 && int.TryParse(column, out var number) && number is >= 1 and <= Well.Columns
            ? $"{row}{number}"
            : null;
    }
}
