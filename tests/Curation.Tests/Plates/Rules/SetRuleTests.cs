using Curation.Checks;
using Curation.Findings;
using static Curation.Tests.Plates.Listing;

namespace Curation.Tests.Plates.Rules;

public sealed class SetRuleTests
{
    private static readonly Dictionary<string, Func<Listing>> Damaged = new()
    {
        [$"K009 Warning {Workspace}backend/{Batch}/br1/"] = () => Sound().With($"{Workspace}backend/{Batch}/br1/br1.sqlite"),
        [$"K009 Warning {Place}/images/2021_04_26_batch1/"] = () => Sound().With($"{Place}/images/2021_04_26_batch1/images/BR1/x.tiff"),
        [$"I004 Error {Place}/images/Batch2/images/"] = () => Sound().With($"{Place}/images/Batch2/illum/BR1/BR1_IllumDNA.npy"),
        [$"I006 Error {Images}images/BR1__2021-05-03T09_00_00-Measurement2/"] = () => Sound()
            .With($"{Images}images/BR1__2021-05-03T09_00_00-Measurement2/x.tiff"),
        [$"I006 Error {Images}illum/BRO0127035/"] = () => Sound().With($"{Images}illum/BRO0127035/BRO0127035_IllumDNA.npy"),
        [$"I007 Info {Images}images/P01_BR9/"] = () => Sound().Renamed(Full("BR1"), "P01_BR9").Renamed("BR1", "BR9"),
        [$"I011 Error {Images}illum/BR2/"] = () => Sound().Without("BR2_IllumAGP"),
        [$"I011 Warning {Images}illum/BR2/"] = () => Sound().Without("BR2_IllumAGP").Without("load_data_with_illum"),
        [$"I011 Warning {Images}illum/"] = () => Sound().Without("/illum/").Without("load_data_with_illum"),
        [$"I014 Info {Images}images/{Full("BR2")}/"] = () => Sound().With($"{Images}images/{Full("BR2")}/BR1_A01_T0001F001L01A01Z01C01.tif"),
        [$"I014 Info {Images}images/"] = () => Sound().Renamed("r01c", "well"),
        [$"I015 Warning {Images}images/{Full("BR2")}/"] = () => Sound().With($"{Images}images/{Full("BR2")}/Images/r01c02f02p01-ch1sk1fk1fl1.tiff"),
        [$"I016 Error {Images}images_unprojected/"] = () => Sound().With($"{Images}images_unprojected/BR1/x.tiff"),
        [$"I017 Info {Images}images_projected/"] = () => Sound().With($"{Images}images_projected/BR1/x.tiff"),
        [$"I019 Warning {Images}images/CP257A/"] = () => Listing.Pooled().With($"{Images}images/CP257A/10X_c4_SBS-4/x.nd2"),
        [$"I019 Error {Images}illum/CP257A/"] = () => Listing.Pooled().Without("Cycle2_IllumG"),
        [$"W003 Error {Workspace}load_data_csv/"] = () => Sound().Without("/load_data_csv/"),
        [$"W003 Error {Workspace}metadata/"] = () => Sound().Without("/metadata/"),
        [$"W004 Warning {Workspace}analysis/"] = () => Sound().Without("/workspace/analysis/"),
        [$"W004 Warning {Workspace}backend/"] = () => Sound().Without("/backend/"),
        [$"W004 Warning {Workspace}profiles/"] = () => Sound().Without("/profiles/"),
        [$"W005 Error {Workspace}profiles/{Batch}_DL/"] = () => Sound().With($"{Workspace}profiles/{Batch}_DL/BR1/BR1.csv.gz"),
        [$"W005 Warning {Place}/images/"] = () => Sound().Without("/images/"),
        [$"W006 Error {Workspace}backend/{Batch}/BR1real/"] = () => Sound()
            .Renamed("backend/" + Batch + "/BR1/BR1", $"backend/{Batch}/BR1real/BR1real"),
        [$"W007 Error {Workspace}load_data_csv/{Batch}/BR2/"] = () => Sound().Without($"load_data_csv/{Batch}/BR2/"),
        [$"W007 Warning {Workspace}backend/{Batch}/BR2/"] = () => Sound().Without($"backend/{Batch}/BR2/"),
        [$"A003 Warning {Workspace}analysis/{Batch}/BR1/analysis/BR1-A02-1/"] = () => Sound().Without("BR1-A02-1/Image"),
        [$"A003 Warning {Workspace}analysis/{Batch}/BR2/analysis/BR2-A02-1/"] = () => Sound().Without("BR2-A02-1/Cytoplasm"),
        [$"A005 Warning {Workspace}analysis/{Batch}/BR1/analysis/"] = () => Sound().Renamed("BR1-A02-1", "BR1-A02"),
        [$"B002 Warning {Workspace}backend/{Batch}/BR1/BR1.sqlite"] = () => Sound().Without("BR1.sqlite"),
        [$"B002 Info {Workspace}backend/{Batch}/BR1/BR1.sqlite"] = () => Sound().Renamed("BR1.sqlite", "BR1.parquet"),
        [$"B002 Warning {Workspace}backend/{Batch}/BR2/BR2.csv"] = () => Sound().Without("BR2/BR2.csv")
            .With($"{Workspace}profiles/{Batch}/BR2/BR2.csv.gz"),
        [$"P003 Warning {Workspace}profiles/{Batch}/BR1/BR1.csv.gz"] = () => Sound().Without("BR1/BR1.csv.gz"),
        [$"M001 Error {Workspace}metadata/platemaps/{Batch}/barcode_platemap.csv"] = () => Sound().Without("barcode_platemap"),
        [$"M002 Error {Workspace}metadata/platemaps/{Batch}/platemap/"] = () => Sound().Renamed("/platemap/", "/"),
        [$"M010 Error {Workspace}metadata/{Batch}/Barcodes.csv"] = () => Listing.Pooled().Without("Barcodes.csv"),
        [$"M010 Info {Workspace}metadata/{Batch}/metadata.json"] = () => Listing.Pooled().Without("metadata.json"),
        [$"S002 Error {Workspace}segmentation/cellpose_202404/model/README.md"] = () => Sound()
            .With($"{Workspace}segmentation/cellpose_202404/training/x.npz"),
        [$"S003 Warning {Workspace}segmentation/cellpose_202404/objects/{Batch}/BR1/"] = () => Sound().With(Objects(100_001)),
    };

    public static TheoryData<string> Findings => [.. Damaged.Keys];

    [Theory]
    [MemberData(nameof(Findings))]
    public void A_damaged_listing_has_the_finding(string finding) =>
        Assert.Contains(finding, Damaged[finding]().Check().Select(found => $"{found.Rule} {found.Severity} {found.Key}"));

    [Fact]
    public void A_sound_listing_has_no_finding_of_any_rule() => Assert.Empty(Sound().Check());

    [Fact]
    public void A_sound_pooled_listing_has_none_either() => Assert.Empty(Listing.Pooled().Check());

    [Fact]
    public void A_segmentation_that_says_what_made_it_and_is_not_crowded_is_fine() =>
        Assert.Empty(Sound().With(Objects(100_000)).Check());

    [Fact]
    public void Every_rule_has_a_listing_that_breaks_it() =>
        Assert.Equal(
            RulePack.OfListings.Select(rule => rule.Id).Where(id => id is not ("N001" or "N003" or "T008" or "T009")).Order(StringComparer.Ordinal),
            Damaged.Keys.Select(key => key[..4]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_rule_tells_in_sentences_what_it_asks_and_what_to_do() =>
        Assert.All(
            RulePack.OfListings,
            rule => Assert.All([rule.Title, rule.Remedy, rule.Docs], text => Assert.EndsWith(".", text, StringComparison.Ordinal)));

    [Fact]
    public void A_rule_about_listings_is_found_by_its_id() => Assert.Equal("I006", RulePack.Gallery.Find("I006")?.Id);

    [Fact]
    public void What_is_public_already_is_warned_about_at_most() =>
        Assert.DoesNotContain(Damaged.Values.SelectMany(listing => listing().Check(Profile.Gallery)), finding => finding.Severity is Severity.Error);

    private static Listing Sound() => Of("BR1", "BR2");

    private static string[] Objects(int number) =>
    [
        $"{Workspace}segmentation/cellpose_202404/model/README.md",
        .. Enumerable.Range(0, number).Select(i => $"{Workspace}segmentation/cellpose_202404/objects/{Batch}/BR1/BR1.zarr/{i}"),
    ];
}
