using Curation.Findings;
using Curation.Keys;
using Curation.Plates;
using static Curation.Tests.Plates.Listing;

namespace Curation.Tests.Plates;

public sealed class PlateNameTests
{
    [Theory]
    [InlineData("BR00117035", "BR00117035__2021-05-02T16_02_51-Measurement1")]
    [InlineData("BR1", "BR1")]
    [InlineData("BR1", "BR1-Measurement1")]
    [InlineData("CP1-SC1-01", "CP1-SC1-01")]
    [InlineData("CP1-SC1-01", "CP1-SC1-01_20210719")]
    [InlineData("Dest210531-152149", "Dest210531-152149__x")]
    public void A_short_name_is_the_full_one_or_its_beginning(string plate, string full) =>
        Assert.Empty(Of("BR9").Renamed(Full("BR9"), full).Renamed("BR9", plate).Check());

    [Theory]
    [InlineData("BRO00127035", "BR00117035__2021-05-02T16_02_51-Measurement1")]
    [InlineData("BR1", "BR10__x")]
    [InlineData("CP1", "CP2-CP1-01")]
    public void Any_other_name_is_none(string plate, string full) =>
        Assert.Equal(
            ["I006", "W006"],
            Of("BR9").Renamed(Full("BR9"), full)
                .Renamed("BR9", plate)
                .Check()
                .Where(found => found.Rule is "I006" or "W006")
                .Select(found => found.Rule)
                .Distinct());

    [Fact]
    public void A_plate_whose_name_begins_with_that_of_another_is_not_taken_for_it() =>
        Assert.Empty(Of("CP1", "CP1-SC1", "CP1_2").Check());

    [Fact]
    public void A_full_name_is_nobody_elses_shortening() =>
        Assert.Equal(
            ["P1 P1", "P1_2 P1_2"],
            OfKeys($"{Images}images/P1/x.tiff", $"{Images}images/P1_2/x.tiff", $"{Images}illum/P1/P1_IllumDNA.npy").Report().Plates.Rows
                .Select(row => $"{row.Plate} {string.Join(',', row.FullPlates)}"));

    [Fact]
    public void The_same_short_name_in_two_batches_is_fine() =>
        Assert.DoesNotContain(Of("BR1").With($"{Place}/images/Batch2/images/BR1__x/y.tiff").Check(), found => found.Rule is "I006" or "K009");

    [Fact]
    public void A_word_of_the_full_name_is_recognised() =>
        Assert.Equal(["I007"], Of("ADMJUM001").Renamed(Full("ADMJUM001"), "P01_ADMJUM001").Check().Select(found => found.Rule));

    [Fact]
    public void A_misspelt_plate_is_told_with_the_folder_it_should_be()
    {
        var found = Of("BR00117035", "BR00117036").Renamed($"backend/{Batch}/BR00117035/BR00117035", $"backend/{Batch}/BR0017035/BR0017035").Check();

        var finding = Assert.Single(found, finding => finding.Rule == "W006");
        Assert.Equal($"{Workspace}backend/{Batch}/BR0017035/", finding.Key);
        Assert.Equal($"{Workspace}backend/{Batch}/BR00117035/", finding.Repair);
        Assert.Contains("Did you mean “BR00117035”?", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_batch_is_told_with_the_folder_it_should_be() =>
        Assert.Contains(
            Of("BR1").Renamed($"profiles/{Batch}", "profiles/2021_04_26_batch1").Check(),
            found => found is { Rule: "W005", Severity: Severity.Error, Repair: $"{Workspace}profiles/{Batch}/" });
}
