using Curation.Findings;
using Curation.Tests.Tables.Platemaps;
using static Curation.Tests.Tables.PlateSet;

namespace Curation.Tests.Tables.Reading;

/// <summary>What stands where a header should is told of all three tables, and nothing else is said of them.</summary>
public sealed class HeaderTests
{
    public static TheoryData<string, string> Faults => new()
    {
        { ";", "separated by semicolons, not by" },
        { "|", "separated by bars, not by" },
        { "sep", "its first line is “sep=,”, which Excel alone understands" },
        { "remark", "a remark stands before its header, “# written by hand”" },
        { "lfs", "it is a Git LFS pointer" },
        { "html", "it is a web page or XML" },
        { "title", "its first line, “My plates”, is no header" },
        { "cell", "its first line is no header: it names one of 3 columns, “My plates”" },
        { "annex", "it is a pointer of git-annex" },
        { "xlsx", "it is a ZIP archive or an Excel workbook (.xlsx)" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Load_data_is_told_apart(string fault, string words) =>
        Assert.Contains(
            words,
            Assert.Single(await new PlateSet().Edit("load_data.csv", text => Spoil(text, ',', fault)).CheckAsync(), OfTable("load_data.csv")).Message,
            StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Barcodes_are_told_apart(string fault, string words) =>
        Assert.Contains(
            words,
            Assert.Single(await new MapSet("BR1").Edit(text => Spoil(text, ',', fault)).CheckAsync(), OfTable("barcode_platemap.csv")).Message,
            StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Plate_maps_are_told_apart(string fault, string words) =>
        Assert.Contains(
            words,
            Assert.Single(await new MapSet("BR1").EditMap(text => Spoil(text, '\t', fault)).CheckAsync(), OfTable(MapSet.Map + ".txt")).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task A_load_data_with_tabs_is_told_so() =>
        Assert.Contains(
            "separated by tabs, not by commas",
            Assert.Single(await new PlateSet().Edit("load_data.csv", text => text.Replace(',', '\t')).CheckAsync(), OfTable("load_data.csv")).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task A_column_that_is_spelled_otherwise_is_named() =>
        Assert.Contains(
            (await new PlateSet().Replace("Metadata_Well", "metadata well").CheckAsync()).Where(found => found.Rule == "L003"),
            found => found.Message.Contains("“metadata well” must be written as the rule has it", StringComparison.Ordinal));

    [Fact]
    public async Task A_mark_before_the_header_of_load_data_is_a_remark()
    {
        var found = Assert.Single(await new PlateSet().Edit("load_data.csv", text => "\uFEFF" + text).CheckAsync());

        Assert.Equal(("L002", Severity.Info), (found.Rule, found.Severity));
    }

    [Theory]
    [InlineData(',')]
    [InlineData('\r')]
    public async Task A_blank_row_at_the_end_is_one_remark_and_lines_that_end_with_returns_are_read(char odd)
    {
        var found = await new PlateSet().Edit("load_data.csv", text => odd == ',' ? text + ",,,,,\n" : text.ReplaceLineEndings("\r")).CheckAsync();

        Assert.Equal(odd == ',' ? ["N002 Info"] : [], found.Select(finding => $"{finding.Rule} {finding.Severity}"));
    }

    [Fact]
    public async Task Of_a_table_that_cannot_be_read_to_its_end_nothing_else_is_said() =>
        Assert.Equal(
            ["N002"],
            (await new PlateSet()
                .Edit("load_data.csv", text => text + text[(text.IndexOf('\n') + 1)..].Replace(",A01,", ",Z99,", StringComparison.Ordinal) + "\0\n")
                .CheckAsync())
                .Where(found => OfTable("load_data.csv")(found)).Select(found => found.Rule));

    [Theory]
    [InlineData(",,,,,\n")]
    [InlineData(" ,\t,\u00a0,,,\n")]
    [InlineData("\"\",\"\",\"\",\"\",\"\",\"\"\n,,,,,\n")]
    public async Task Rows_of_nothing_are_one_remark(string rows) =>
        Assert.Equal(
            ["N002 Info"],
            (await new PlateSet().Edit("load_data.csv", text => text + rows).CheckAsync()).Select(finding => $"{finding.Rule} {finding.Severity}"));

    [Fact]
    public async Task Tabs_that_an_editor_took_away_are_no_fault() =>
        Assert.Empty(await new MapSet("BR1")
            .EditMap(text => string.Join('\n', text.TrimEnd().Split('\n').Select((line, i) => i == 0 ? line + "\tnote" : line)) + "\n")
            .CheckAsync());

    private static Predicate<Finding> OfTable(string file) => found => found.Key.EndsWith("/" + file, StringComparison.Ordinal);

    private static string Spoil(string text, char mark, string fault) => fault switch
    {
        "sep" => "sep=,\n" + text,
        "remark" => "# written by hand\n" + text,
        "lfs" => "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n",
        "html" => "<!DOCTYPE html><html><body>404</body></html>",
        "title" => "My plates\n" + text,
        "cell" => "My plates" + mark + mark + "\n" + text,
        "annex" => "/annex/objects/SHA256E-s123--0a1b.csv\n",
        "xlsx" => "PK\u0003\u0004\u0014\0\u0006\0",
        _ => text.Replace(mark, fault[0]),
    };
}
