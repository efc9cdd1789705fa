using Curation.Checks;
using Curation.Findings;
using Curation.Keys;

namespace Curation.Tests.Keys.Rules;

public sealed class RuleTests
{
    public static TheoryData<string, string> Passing => Rows(examples => examples.Pass);

    public static TheoryData<string, string> Failing => Rows(examples => examples.Fail);

    [Theory]
    [MemberData(nameof(Passing))]
    public void A_rule_has_nothing_to_say_about_what_it_allows(string rule, string key) =>
        Assert.DoesNotContain(Check(key), finding => finding.Rule == rule);

    [Theory]
    [MemberData(nameof(Failing))]
    public void A_rule_finds_what_it_forbids_and_says_so_once(string rule, string key) =>
        Assert.Single(Check(key), finding => finding.Rule == rule);

    [Fact]
    public void Half_a_character_is_not_UTF_8() =>
        Assert.Contains(Check("cpg0016-jump/source_4/images/2021_04_26_b/images/P1/\ud83d.tif"), finding => finding.Rule == "K001");

    [Fact]
    public void Every_rule_has_examples_of_both_kinds() =>
        Assert.Equal(
            RulePack.Gallery.Rules.Where(rule => rule.Scope is RuleScope.Key or RuleScope.KeyAndSize)
                .Select(rule => rule.Id)
                .Order(StringComparer.Ordinal),
            RuleExamples.All.Where(examples => examples.Pass.Length > 0 && examples.Fail.Length > 0)
                .Select(examples => examples.Rule)
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Every_rule_tells_in_sentences_what_it_asks_and_what_to_do() =>
        Assert.All(
            RulePack.Gallery.Rules,
            rule => Assert.All([rule.Title, rule.Remedy, rule.Docs], text => Assert.EndsWith(".", text, StringComparison.Ordinal)));

    [Fact]
    public void No_rule_stops_another() =>
        Assert.Equal(
            ["I008", "K004", "K005", "K007", "T001"],
            Check("jump/source_4/images/2021_04_26_#1/illum/P1/P2_Illum DNA.npy?0").Select(finding => finding.Rule).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("cpg0016-jump/source_4/workspace/metadata/platemaps/x.csv", Profile.Staging, Severity.Warning)]
    [InlineData("cpg0016-jump/source_4/workspace/metadata/platemaps/x.csv", Profile.Gallery, Severity.Info)]
    [InlineData("cpg0016-jump/source_4/workspace/scratch/x.csv", Profile.Staging, Severity.Info)]
    [InlineData("cpg0016-jump/source_4/workspace/profile/x.csv", Profile.Staging, Severity.Warning)]
    [InlineData("cpg0016-jump/source_4/workspace/profile/x.csv", Profile.Gallery, Severity.Info)]
    [InlineData("cpg0016-jump/source_4/workspace/analysis/b/P1/analysis/P2-A01/Cells.csv", Profile.Staging, Severity.Error)]
    [InlineData("cpg0016-jump/source_4/workspace/analysis/b/P1/analysis/P2-A01/Cells.csv", Profile.Gallery, Severity.Warning)]
    [InlineData("cpg0016-jump/source_4/workspace/analysis/b/P1/analysis/A01/Cells.csv", Profile.Staging, Severity.Warning)]
    [InlineData("cpg0016-jump/source_4/workspace/profiles/b/P1/own.csv.gz", Profile.Staging, Severity.Info)]
    [InlineData("cpg0016-jump/source_4/workspace/quality_control/x.csv?0", Profile.Staging, Severity.Error)]
    [InlineData("cpg0016-jump/source_4/workspace/quality_control/x.csv?9", Profile.Staging, Severity.Warning)]
    [InlineData("cpg0016-jump/source_4/workspace/quality_control/a b.csv", Profile.Staging, Severity.Warning)]
    [InlineData("cpg0016-jump/source_4/workspace/quality_control/a,b+c.csv", Profile.Staging, Severity.Info)]
    [InlineData("cpg0016-jump/source_4/workspace/quality_control/a,b c.csv", Profile.Staging, Severity.Warning)]
    [InlineData("cpg0016-jump/source_4/workspace/load_data_csv/b/P1/load_data.parquet", Profile.Staging, Severity.Info)]
    [InlineData("cpg0016-jump/source_4/workspace/load_data_csv/b/P1/own.csv", Profile.Staging, Severity.Info)]
    [InlineData("cpg0016-jump/source_4/workspace/load_data_csv/b/P1/own.txt", Profile.Staging, Severity.Error)]
    [InlineData("cpg0016-jump/source_4/workspace/", Profile.Staging, Severity.Warning)]
    public void A_finding_is_as_grave_as_its_case_and_profile(string key, Profile profile, Severity severity) =>
        Assert.Equal(severity, Assert.Single(Check(key, profile)).Severity);

    [Theory]
    [InlineData(
        "cpg0016-jump/source_3/images/CP60/images/BR5876c3__2022-04-29T20_47_20-Measurement 1/Images/r11c22f08p01-ch3sk1fk1fl1.tiff",
        "cpg0016-jump/source_3/images/CP60/images/BR5876c3__2022-04-29T20_47_20-Measurement1/Images/r11c22f08p01-ch3sk1fk1fl1.tiff")]
    [InlineData(
        "cpg0016-jump/source_11/images/Batch4/EC000111__2021-09-20T14_39_07-Measurement1/Images/r14c09f01p01-ch1sk1fk1fl1.tiff",
        "cpg0016-jump/source_11/images/Batch4/images/EC000111__2021-09-20T14_39_07-Measurement1/Images/r14c09f01p01-ch1sk1fk1fl1.tiff")]
    [InlineData(
        "cpg0000-jump-pilot/source_4/workspace/analysis/2020_11_04_CPJUMP1/BR00116991/BR00116991-A01-1/Cells.csv",
        "cpg0000-jump-pilot/source_4/workspace/analysis/2020_11_04_CPJUMP1/BR00116991/analysis/BR00116991-A01-1/Cells.csv")]
    [InlineData(
        "cpg0016-jump/s/workspace/analysis/b/P1/analysis/analysis/P1-A01/Cells.csv",
        "cpg0016-jump/s/workspace/analysis/b/P1/analysis/P1-A01/Cells.csv")]
    [InlineData(
        "cpg0016-jump/s/workspace/analysis/b/P1/Analysis/P1-A01/Cells.csv", "cpg0016-jump/s/workspace/analysis/b/P1/analysis/P1-A01/Cells.csv")]
    [InlineData("cpg0016-jump/s/workspace/backend/b/P1.sqlite", "cpg0016-jump/s/workspace/backend/b/P1/P1.sqlite")]
    [InlineData("cpg0016-jump/s/workspace//backend/b/P1/P1.sqlite", "cpg0016-jump/s/workspace/backend/b/P1/P1.sqlite")]
    [InlineData("cpg0016-jump/s/images/2021_04_26_b/illum/P1/IllumDNA.npy", "cpg0016-jump/s/images/2021_04_26_b/illum/P1/P1_IllumDNA.npy")]
    [InlineData("cpg0016-jump/s/images/2021_04_26_b/Illum/P1/P1_IllumDNA.npy", "cpg0016-jump/s/images/2021_04_26_b/illum/P1/P1_IllumDNA.npy")]
    [InlineData("cpg0016-jump/s/images/images/2021_04_26_b/images/P1/x.tiff", "cpg0016-jump/s/images/2021_04_26_b/images/P1/x.tiff")]
    [InlineData("cpg0016-jump/s/Workspace/backend/b/P1/P1.sqlite", "cpg0016-jump/s/workspace/backend/b/P1/P1.sqlite")]
    [InlineData("CPG0016-jump/s/workspace/backend/b/P1/P1.sqlite", "cpg0016-jump/s/workspace/backend/b/P1/P1.sqlite")]
    [InlineData("cpg0016-jump/s/workspace/load_data_csvs/b/P1/load_data.csv", "cpg0016-jump/s/workspace/load_data_csv/b/P1/load_data.csv")]
    public void A_repair_follows_from_the_key(string key, string repair) =>
        Assert.Equal(repair, Assert.Single(Check(key), finding => finding.Severity > Severity.Info).Repair);

    [Theory]
    [InlineData("cpg0016-jump/s/images/2021_04_26_b/illum/EC000038/EC000001_IllumDNA.npy")]
    [InlineData("cpg0016-jump/s/workspace/load_data_csv/b/load_data.csv")]
    [InlineData("cpg0016-jump/s/workspace/../backend/b/P1/P1.sqlite")]
    [InlineData("cpg0016-jump/s/images/2021_04_26_b/thumbnails/x/y.html")]
    public void No_repair_is_guessed(string key) => Assert.Null(Assert.Single(Check(key)).Repair);

    [Theory]
    [InlineData("cpg0016-jump/s/images/2021_04_26_b/images/BR5876c3__2022-04-29T20_47_20-Measurement 1/x.tiff", "BR5876c3")]
    [InlineData("cpg0016-jump/s/workspace/analysis/b/CP1-SC1-01/CP1-SC1-01-A01/Cells.csv", "CP1-SC1-01")]
    [InlineData("cpg0016-jump/s/workspace/backend/b/P1.sqlite", null)]
    [InlineData("cpg0016-jump/s/workspace/scratch/x.csv", null)]
    public void A_finding_names_the_plate_if_the_path_does(string key, string? plate) => Assert.Equal(plate, Assert.Single(Check(key)).Plate);

    [Theory]
    [InlineData(
        "cpg0016-jump/s/images/2021_04_26_b/images/P#1/x.tiff",
        "The folder name “P#1” has “#”; a folder name here has letters, digits, “_” and “-” only.")]
    [InlineData(
        "cpg0016-jump/s/images/2021_04_26_b/illum/P1/P2_IllumDNA.npy", "The file is named after plate “P2”, but lies in the folder of plate “P1”.")]
    [InlineData("cpg0016-jump/s/workspace/quality_control/x?0", "The object has 0 bytes: it was created, but nothing was written.")]
    [InlineData("cpg0016-jump/s/workspace/quality_control/a\u00a0b.csv", "The name “a\u00a0b.csv” has U+00A0; many tools stumble over it.")]
    [InlineData(
        "cpg0016-jump/s/workspace/quality_control/nul.csv",
        "The name “nul.csv” is a device on Windows, which keeps nothing of what is written to it.")]
    [InlineData(
        "cpg0016-jump/s/workspace_dl/profile/x",
        "The folder “profile” is none of collated, consensus, embeddings and profiles. Did you mean “profiles”?")]
    [InlineData("cpg0016-jump/s/workspace/publication_data/x.csv", "The file “x.csv” lies loose in publication_data, in no folder of a publication.")]
    [InlineData(
        "cpg0016-jump/s/workspace/metadata/platemaps/x.csv",
        "No documented place has this key; the nearest is {project}/{source}/workspace/metadata/platemaps/{batch}/barcode_platemap.csv.")]
    public void A_message_says_what_and_why_with_the_value_at_fault(string key, string message) =>
        Assert.Equal(message, Assert.Single(Check(key)).Message);

    [Theory]
    [InlineData("cpg0098-trial/lab/workspace/profile/2025_02_03_Batch2/P1/P1.csv.gz", "T002")]
    [InlineData("cpg0016-jump/s/workspace/profile/2025_02_03_Batch2/P1/P1.csv.gz", "W001")]
    [InlineData("cpg0016-jump/s/workspace_dl/profile/m/b/P1/P1.parquet", "D001")]
    public void A_slip_in_the_name_of_a_folder_leaves_the_place_to_say(string key, string beside)
    {
        var found = Check(key);

        var nearest = Assert.Single(found, finding => finding.Rule == "N000");
        Assert.Contains(beside, found.Select(finding => finding.Rule));
        Assert.Equal((Severity.Info, key.Replace("/profile/", "/profiles/", StringComparison.Ordinal)), (nearest.Severity, nearest.Repair));
        Assert.Contains("The nearest place is then {project}/{source}/workspace", nearest.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" (1).csv")]
    [InlineData("Copy of .csv")]
    [InlineData(" - Copy (2).csv")]
    [InlineData("(3)")]
    public void A_name_that_is_nothing_but_the_mark_of_a_copy_is_a_finding(string file) =>
        Assert.NotEmpty(Check("cpg0016-jump/s/workspace/load_data_csv/b/P1/" + file));

    [Fact]
    public void A_blank_behind_the_ending_is_the_reason_and_not_the_ending() =>
        Assert.Contains(
            Check("cpg0016-jump/s/workspace/load_data_csv/b/P1/load_data.csv "),
            finding => finding is { Rule: "L001", Repair: "cpg0016-jump/s/workspace/load_data_csv/b/P1/load_data.csv" }
                && finding.Message.Contains("ends with a blank or a dot", StringComparison.Ordinal));

    [Theory]
    [InlineData(
        "workspace/load_data_csv/b/P1/load_data (1).csv",
        "is a second copy by its name, which has “(1)”",
        "workspace/load_data_csv/b/P1/load_data.csv")]
    [InlineData("workspace/load_data_csv/b/P1/load_data - Copy (2).csv.gz", "is a second copy", "workspace/load_data_csv/b/P1/load_data.csv.gz")]
    [InlineData("workspace/load_data_csv/b/P1/Copy of load_data.csv", "is a second copy", "workspace/load_data_csv/b/P1/load_data.csv")]
    [InlineData(
        "workspace/load_data_csv/b/P1/load_data.CSV",
        "ends with “.CSV”, which is written in small letters",
        "workspace/load_data_csv/b/P1/load_data.csv")]
    [InlineData("workspace/load_data_csv/b/P1/load data.csv", "has a blank", "workspace/load_data_csv/b/P1/load_data.csv")]
    [InlineData("workspace/load_data_csv/b/P1/load_data .csv", "“load_data .csv” has a blank", "workspace/load_data_csv/b/P1/load_data.csv")]
    [InlineData("workspace/load_data_csv/b/P1/load_data.txt", "is no table: load_data files end with", null)]
    [InlineData("workspace/profiles/b/P1/P1 (1).csv.gz", "is a second copy", "workspace/profiles/b/P1/P1.csv.gz")]
    [InlineData("workspace/profiles/b/P1/P1.CSV.GZ", "small letters", "workspace/profiles/b/P1/P1.csv.gz")]
    [InlineData("workspace/profiles/b/P1/P1.txt", "is no profile", null)]
    [InlineData("workspace/backend/b/P1/P1 (1).sqlite", "is a second copy", "workspace/backend/b/P1/P1.sqlite")]
    [InlineData("workspace/backend/b/P1/P1.SQLITE", "small letters", "workspace/backend/b/P1/P1.sqlite")]
    [InlineData("workspace/analysis/b/P1/analysis/P1-A01/Cells (1).csv", "is a second copy", "workspace/analysis/b/P1/analysis/P1-A01/Cells.csv")]
    [InlineData("workspace/analysis/b/P1/analysis/P1-A01/Cells.CSV", "small letters", "workspace/analysis/b/P1/analysis/P1-A01/Cells.csv")]
    [InlineData("images/2021_04_26_b/illum/P1/P1_IllumDNA (1).npy", "is a second copy", "images/2021_04_26_b/illum/P1/P1_IllumDNA.npy")]
    [InlineData("images/2021_04_26_b/illum/P1/P1_IllumDNA.NPY", "small letters", "images/2021_04_26_b/illum/P1/P1_IllumDNA.npy")]
    [InlineData("workspace/metadata/platemaps/b/barcode_platemap (1).csv", "is a second copy", "workspace/metadata/platemaps/b/barcode_platemap.csv")]
    [InlineData("workspace/metadata/external_metadata/x.TSV", "small letters", "workspace/metadata/external_metadata/x.tsv")]
    [InlineData("workspace/load_data_csv/b/P1/l\u043ead_data.csv", "has “\u043e” (U+043E)", "workspace/load_data_csv/b/P1/load_data.csv")]
    [InlineData("workspace/load_data_csv/b/P1/load_data.\u0441sv", "has “\u0441” (U+0441)", "workspace/load_data_csv/b/P1/load_data.csv")]
    [InlineData("workspace/load_data_csv/b/P1/load\uff3fdata.csv", "has “\uff3f” (U+FF3F)", "workspace/load_data_csv/b/P1/load_data.csv")]
    [InlineData(
        "workspace/analysis/b/P1/analysis/P1-A01/Cell\u0455.csv", "has “\u0455” (U+0455)", "workspace/analysis/b/P1/analysis/P1-A01/Cells.csv")]
    [InlineData(
        "workspace/analysis/b/P1/analysis/P1-A01/C\u00e9lls.csv", "has “\u00e9” (U+00E9)", "workspace/analysis/b/P1/analysis/P1-A01/Cells.csv")]
    [InlineData("workspace/analysis/b/P1/analysis/P1-A01/Cells\u6570.csv", "has “\u6570” (U+6570)", null)]
    [InlineData("images/2021_04_26_b/illum/P1/P1_Illum\u0410GP.npy", "has “\u0410” (U+0410)", "images/2021_04_26_b/illum/P1/P1_IllumAGP.npy")]
    [InlineData(
        "workspace/profiles_assembled/ALL/v1.0/a.b.parquet", "has “.” before its ending", "workspace/profiles_assembled/ALL/v1.0/a_b.parquet")]
    public void A_name_that_misses_its_pattern_is_told_how_and_what_it_would_be(string below, string words, string? repair)
    {
        var found = Assert.Single(Check("cpg0016-jump/s/" + below), finding => finding.Rule != "K005");

        Assert.Contains(words, found.Message, StringComparison.Ordinal);
        Assert.Equal(repair is null ? null : "cpg0016-jump/s/" + repair, found.Repair);
    }

    private static List<Finding> Check(string example, Profile profile = Profile.Staging)
    {
        var (key, size) = RuleExamples.Split(example);
        var findings = new List<Finding>();
        new StructureCheck(RulePack.Gallery, profile, findings.Add).Observe(key, size ?? 1000);
        return findings;
    }

    private static TheoryData<string, string> Rows(Func<RuleExamples, string[]> keys)
    {
        var rows = new TheoryData<string, string>();
        foreach (var examples in RuleExamples.All)
        {
            foreach (var key in keys(examples))
            {
                rows.Add(examples.Rule, key);
            }
        }

        return rows;
    }
}
