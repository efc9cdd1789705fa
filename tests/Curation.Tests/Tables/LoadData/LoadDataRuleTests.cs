using Curation.Checks;
using Curation.Findings;
using Curation.Keys;
using static Curation.Tests.Tables.PlateSet;

namespace Curation.Tests.Tables.LoadData;

public sealed class LoadDataRuleTests
{
    private const string Bucket = "s3://cellpainting-gallery/";

    private static readonly Dictionary<string, Func<PlateSet>> Damaged = new()
    {
        ["N002 Error " + LoadDataFolder + "load_data.csv"] = () => new PlateSet().Edit("load_data.csv", _ => "<html>Access denied</html>"),
        ["L002 Error " + LoadDataFolder + "load_data.csv"] = () => new PlateSet().Replace(Bucket, "s3://staging-cellpainting-gallery/"),
        ["L003 Error " + LoadDataFolder + "load_data.csv"] = () => new PlateSet().Replace("Metadata_Well", "Well"),
        ["L003 Warning " + LoadDataFolder + "load_data.csv"] = () => new PlateSet().Replace("Metadata_Plate", "Plate"),
        ["L004 Error " + LoadDataFolder + "load_data.csv"] = () => new PlateSet().Without("r02c03f02p01-ch1"),
        ["L005 Error " + LoadDataFolder + "load_data.csv"] = () => new PlateSet().Replace("/images/" + Batch, "/images/2021_05_10_Batch3"),
        ["L005 Info " + LoadDataFolder + "load_data.csv"] = () => new PlateSet().Replace("/cpg0016-jump/", "/cpg0000-jump-pilot/"),
        ["L006 Error " + LoadDataFolder + "load_data.csv"] = () => new PlateSet().Edit(text => text.Split('\n')[0]),
        ["L007 Warning " + LoadDataFolder + "load_data.csv"] = () => new PlateSet().With(Image(5, 5, 1, 0)),
        ["L007 Info " + LoadDataFolder + "load_data.csv"] = () => new PlateSet().With(Image(1, 1, 1, 3)).With(Image(1, 2, 1, 3)),
        ["L008 Error " + LoadDataFolder + "load_data.csv"] = () => new PlateSet().Edit(text => text + text.Split('\n')[1]),
        ["L009 Error " + LoadDataFolder + "load_data.csv"] = () => new PlateSet().Replace($"{PlateSet.Plate},A01", $"{PlateSet.Plate},B01"),
        ["I012 Error " + LoadDataFolder + "load_data_with_illum.csv"] = () => new PlateSet().Without("_IllumMito.npy"),
        ["A007 Warning " + Analysis] = () => new PlateSet().Without("-B02-1/"),
    };

    public static TheoryData<string> Findings => [.. Damaged.Keys];

    [Theory]
    [MemberData(nameof(Findings))]
    public async Task A_damaged_deposit_has_the_finding(string finding) =>
        Assert.Contains(finding, (await Damaged[finding]().CheckAsync()).Select(found => $"{found.Rule} {found.Severity} {found.Key}"));

    [Fact]
    public void Every_rule_of_load_data_has_a_deposit_that_breaks_it() =>
        Assert.Superset(
            RulePack.OfContents.Select(rule => rule.Id).Where(id => id[0] != 'M').ToHashSet(),
            Damaged.Keys.Select(key => key[..4]).ToHashSet());

    [Fact]
    public async Task What_is_public_already_is_warned_about_at_most()
    {
        foreach (var set in Damaged.Values)
        {
            Assert.DoesNotContain(await set().CheckAsync(Profile.Gallery), finding => finding.Severity is Severity.Error);
        }
    }

    [Theory]
    [InlineData("/home/ubuntu/bucket/projects/", "paths on somebody’s disk")]
    [InlineData("C:\\data\\", "paths on somebody’s disk")]
    [InlineData("https://cellpainting-gallery.s3.amazonaws.com/", "web addresses")]
    [InlineData("s3://staging-cellpainting-gallery/", "another bucket")]
    [InlineData("s3://cellpainting-gallery/jump/", "name no project")]
    public async Task Each_wrong_form_of_address_is_told_in_its_words(string instead, string words)
    {
        var finding = (await new PlateSet().Replace(Bucket, instead).CheckAsync()).First(finding => finding.Rule == "L002");

        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
        Assert.StartsWith("36 of 36 cells", finding.Message, StringComparison.Ordinal);
        Assert.Contains("URL_OrigDNA in line 2", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_in_another_bucket_is_looked_up_all_the_same()
    {
        var found = await new PlateSet().Replace(Bucket, "https://cellpainting-gallery.s3.amazonaws.com/").Without("r01c01f01p01-ch2").CheckAsync();

        Assert.Equal(["L002", "L004"], found.Select(finding => finding.Rule).Distinct());
    }

    [Fact]
    public async Task The_old_pair_of_columns_is_joined_and_looked_up()
    {
        var set = new PlateSet().Without("load_data_with_illum").Edit("load_data.csv", text => text
            .Replace("URL_OrigDNA", "PathName_OrigDNA,FileName_OrigDNA", StringComparison.Ordinal)
            .Replace("-ch1sk1", "-ch1sk1", StringComparison.Ordinal));
        set.Edit("load_data.csv", text => string.Join('\n', text.Split('\n').Select((line, i) => i == 0 ? line : Split(line))));

        Assert.Equal(["L002 Error"], Shown(await set.CheckAsync()));
        Assert.Equal(["L002 Info"], Shown(await set.CheckAsync(Profile.Gallery)));
        Assert.Contains("L004 Error", Shown(await set.Without("r01c01f01p01-ch1").CheckAsync()));

        static string Split(string line) => line.Replace("/Images/r", "/Images/,r", StringComparison.Ordinal) is var split
            && split.IndexOf("/Images/,", StringComparison.Ordinal) is var at and >= 0
            ? split[..(at + 9)] + split[(at + 9)..].Replace("/Images/,r", "/Images/r", StringComparison.Ordinal)
            : line;
    }

    [Fact]
    public async Task Images_in_the_gallery_are_there_and_a_folder_is_listed_once()
    {
        var set = new PlateSet();
        foreach (var key in set.Staging.Keys.Where(key => key.Contains("/images/", StringComparison.Ordinal)).ToList())
        {
            set.Gallery.Put(key, "public");
        }

        set.Without($"/images/{Batch}/");

        Assert.Empty(await set.CheckAsync());
        Assert.Equal([Illum, Images[..^"Images/".Length]], set.Gallery.Listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_gallery_is_not_asked_for_what_is_staged()
    {
        var set = new PlateSet();

        await set.CheckAsync();

        Assert.Empty(set.Gallery.Listed);
    }

    [Fact]
    public async Task A_gallery_that_does_not_answer_is_told_and_nothing_is_said_to_be_missing()
    {
        var set = new PlateSet().Without("r01c01f01p01-ch2");
        set.Gallery.Refused.Add(Images[..^"Images/".Length]);

        var finding = Assert.Single(await set.CheckAsync());

        Assert.Equal("L004", finding.Rule);
        Assert.Contains("access was denied", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_gallery_what_is_not_listed_is_a_warning() =>
        Assert.Equal(["L004 Warning"], Shown(await new PlateSet().Without("r01c01f01p01-ch2").CheckAsync(asksGallery: false)));

    [Fact]
    public async Task Without_the_gallery_nothing_is_said_of_what_the_listing_could_not_show()
    {
        var (_, found) = await new PlateSet().Without("/images/" + Batch).ReportAsync(asksGallery: false, scope: $"{Place}/workspace");

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("r01c01f01p01-ch2sk1fk1fl1.tiff", "r01c01f01p01-ch2sk1fk1fl1.tif")]
    [InlineData("r01c01f01p01-ch2sk1fk1fl1.tiff", "R01C01f01p01-ch2sk1fk1fl1.TIFF")]
    [InlineData("r01c01f01p01-ch2sk1fk1fl1.tiff", "r01c01f01p01 - ch2sk1fk1fl1.tiff")]
    public async Task A_name_that_is_nearly_there_is_proposed(string named, string there)
    {
        var (_, found) = await new PlateSet().Rename(named, there).ReportAsync();

        var missing = Assert.Single(found, finding => finding is { Rule: "L004", PartOf: not null });
        Assert.Equal((Images + named, Images + there), (missing.Key, missing.Repair));
    }

    [Fact]
    public async Task A_sidecar_is_not_proposed_for_an_image()
    {
        var (_, found) = await new PlateSet().Rename("r01c01f01p01-ch2sk1fk1fl1.tiff", "r01c01f01p01-ch2sk1fk1fl1.xml").ReportAsync();

        Assert.Null(Assert.Single(found, finding => finding is { Rule: "L004", PartOf: not null }).Repair);
    }

    [Fact]
    public async Task Cases_are_in_the_list_and_counted_once()
    {
        var (report, found) = await new PlateSet().Without("-ch2").ReportAsync();

        Assert.Equal(12, found.Count(finding => finding is { Rule: "L004", PartOf: LoadDataFolder + "load_data.csv" }));
        Assert.Equal(1, report.Summary.Rules.Single(rule => rule.Rule == "L004").Counts.Total);
        Assert.Single(Assert.Single(report.Summary.Rules, rule => rule.Rule == "L004").Examples);
    }

    [Fact]
    public async Task Sidecars_are_no_images() =>
        Assert.Empty(await new PlateSet().With(Images + "Index.idx.xml").With(Images + "r09c09_s1_w1_thumb12.tif").CheckAsync());

    [Fact]
    public async Task Nothing_is_said_to_be_unnamed_while_a_table_cannot_be_read() =>
        Assert.Equal(
            ["N002 Error"],
            Shown(await new PlateSet().With(Image(5, 5, 1, 0)).Edit("load_data_with_illum.csv", text => text + "\"").CheckAsync()));

    [Fact]
    public async Task A_group_of_a_well_covers_its_sites() =>
        Assert.Empty(await new PlateSet().Without("-2/").Rename("-1/Image", "/Image").Rename("-1/Cells", "/Cells").CheckAsync());

    [Fact]
    public async Task A_plate_whose_name_has_hyphens_has_its_groups_told_apart() =>
        Assert.Equal(
            ["A007 Warning"],
            Shown(await new PlateSet().Without("-B02-1/").Named("CP1-SC1-01").CheckAsync()));

    [Fact]
    public async Task Rows_of_a_stack_may_be_of_one_site() =>
        Assert.DoesNotContain(
            await new PlateSet().Edit(text => string.Join('\n', text.TrimEnd().Split('\n').SelectMany((line, i) =>
                i == 0 ? (string[])["Metadata_Plane," + line.Trim()] : ["1," + line.Trim(), "2," + line.Trim()]))).CheckAsync(),
            finding => finding.Rule == "L008");

    [Fact]
    public async Task A_row_that_does_not_fit_the_header_is_told_and_the_rest_is_read()
    {
        var found = await new PlateSet().Edit("load_data.csv", text => text + "one,two\n").CheckAsync();

        Assert.Equal(["N002 Error"], Shown(found));
        Assert.Contains("line 14 has 2 fields, the header 6", found[0].Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Shown(IEnumerable<Finding> found) => found.Select(finding => $"{finding.Rule} {finding.Severity}").Distinct();
}
