using Curation.Checks;
using Curation.Findings;
using Curation.Plates;
using Curation.Tables;
using static Curation.Tests.Tables.PlateSet;

namespace Curation.Tests.Tables;

public sealed class ContentCheckTests
{
    [Fact]
    public async Task A_sound_deposit_has_no_finding_of_any_rule_about_contents() => Assert.Empty(await new PlateSet().CheckAsync());

    [Fact]
    public async Task The_summary_says_how_many_tables_were_read()
    {
        var (report, _) = await new PlateSet().ReportAsync();

        Assert.Equal(new ContentsRead(2, 0), report.Summary.Contents);
        Assert.Equal("The contents of 2 tables were read.", ContentsRead.Describe(report.Summary.Contents));
    }

    [Fact]
    public void A_listing_alone_is_not_asked_about_contents()
    {
        var check = new DepositCheck(RulePack.Gallery, Profile.Staging);
        check.Observe(LoadDataFolder + "load_data.csv", 0);

        var summary = check.Complete().Summary;

        Assert.DoesNotContain(summary.Rules, rule => RulePack.OfContents.Any(content => content.Id == rule.Rule));
        Assert.Null(summary.Contents);
        Assert.Contains("not read", ContentsRead.Describe(summary.Contents), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_scratch_nothing_can_be_read() =>
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => new DepositCheck(RulePack.Gallery, Profile.Staging).CompleteAsync(new TextContents(), null, null, CancellationToken.None));

    [Fact]
    public async Task A_file_that_the_storage_refuses_is_named_and_the_others_are_read()
    {
        var set = new PlateSet();
        set.Staging.Refused.Add(LoadDataFolder + "load_data.csv");

        var (report, found) = await set.ReportAsync();

        var finding = Assert.Single(found);
        Assert.Equal(
            ("N002", Severity.Error, LoadDataFolder + "load_data.csv", PlateSet.Plate), (finding.Rule, finding.Severity, finding.Key, finding.Plate));
        Assert.Contains("access was denied", finding.Message, StringComparison.Ordinal);
        Assert.Equal(new ContentsRead(1, 1), report.Summary.Contents);
        Assert.Equal("The contents of 1 table were read; 1 table could not be read.", ContentsRead.Describe(report.Summary.Contents));
    }

    [Fact]
    public async Task A_check_that_is_cancelled_ends()
    {
        var set = new PlateSet();
        using var leaving = new CancellationTokenSource();
        var check = new DepositCheck(RulePack.Gallery, Profile.Staging, scratch: new MemoryStream());
        foreach (var key in set.Staging.Keys)
        {
            check.Observe(key, 1);
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => check.CompleteAsync(set.Staging, null, progress => leaving.Cancel(), leaving.Token));
    }

    [Fact]
    public async Task Progress_counts_tables_to_their_number()
    {
        var set = new PlateSet();
        var steps = new List<ContentProgress>();
        var check = new DepositCheck(RulePack.Gallery, Profile.Staging, scratch: new MemoryStream());
        foreach (var key in set.Staging.Keys)
        {
            check.Observe(key, 1);
        }

        await check.CompleteAsync(set.Staging, null, steps.Add, CancellationToken.None);

        Assert.Equal([new(0, 2), new(1, 2), new(2, 2)], steps);
    }

    [Fact]
    public async Task Parquet_is_said_not_to_be_read()
    {
        var finding = Assert.Single(await new PlateSet().With(LoadDataFolder + "load_data.parquet").CheckAsync());

        Assert.Equal(("N002", Severity.Info), (finding.Rule, finding.Severity));
    }

    [Fact]
    public async Task Findings_of_contents_are_in_the_summary_with_rule_and_folder()
    {
        var (report, _) = await new PlateSet().Edit("load_data.csv", _ => "").ReportAsync();

        var rule = Assert.Single(report.Summary.Rules, rule => rule.Rule == "L006");
        Assert.Equal((1L, 1), (rule.Counts.Errors, rule.Examples.Count));
        Assert.Contains(report.Summary.Folders, folder => folder.Folder == $"{Place}/workspace/load_data_csv/{Batch}" && folder.Findings.Errors > 0);
    }

    [Fact]
    public void Every_rule_tells_in_sentences_what_it_asks_and_what_to_do() =>
        Assert.All(
            RulePack.OfContents,
            rule => Assert.All([rule.Title, rule.Remedy, rule.Docs], text => Assert.EndsWith(".", text, StringComparison.Ordinal)));
}
