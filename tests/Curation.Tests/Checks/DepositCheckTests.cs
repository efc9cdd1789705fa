using Curation.Findings;
using Curation.Tests.Plates;
using static Curation.Tests.Plates.Listing;

namespace Curation.Tests.Checks;

public sealed class DepositCheckTests
{
    [Fact]
    public void The_summary_counts_findings_of_keys_and_of_the_whole_together()
    {
        var summary = Of("BR1", "BR2").Without("barcode_platemap").With($"{Images}images/x.tiff").Report().Summary;

        Assert.Equal(["I005", "M001"], summary.Rules.Select(rule => rule.Rule));
        Assert.Equal(2, summary.Findings.Errors);
        Assert.Equal(1, summary.Folders.Single(folder => folder.Folder == $"{Workspace}metadata/platemaps/{Batch}").Findings.Errors);
        Assert.Equal(2, summary.Folders.Sum(folder => folder.Findings.Errors));
    }

    [Fact]
    public void A_folder_that_is_missing_gets_a_line_of_its_own() =>
        Assert.Contains(
            Of("BR1").Without("/load_data_csv/").Report().Summary.Folders,
            folder => folder is { Folder: $"{Workspace}load_data_csv", Objects.Objects: 0, Findings.Errors: 1 });

    [Fact]
    public void All_findings_are_told_and_the_first_hundred_kept()
    {
        var plates = Enumerable.Range(0, 150).Select(i => $"BR{i:000}").ToArray();
        var told = new List<Finding>();

        var summary = Of(plates).Without(".sqlite").Report(tell: told.Add).Summary;

        var rule = Assert.Single(summary.Rules);
        Assert.Equal(("B002", 150L, 100), (rule.Rule, rule.Counts.Warnings, rule.Examples.Count));
        Assert.Equal(150, told.Count);
    }

    [Theory]
    [InlineData($"{Place}/images")]
    [InlineData($"{Place}/images/{Batch}")]
    public void A_deposit_below_one_folder_does_not_lack_the_others(string scope) =>
        Assert.Empty(Of("BR1").Without("/workspace/").Check(scope: scope));

    [Fact]
    public void Data_that_joins_images_elsewhere_is_not_compared_with_them() =>
        Assert.Empty(Of("BR1").Without("/images/").Without("/analysis/").Check(scope: $"{Place}/workspace/profiles"));
}
