using Curation.Findings;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Curation.Workflow.Jobs;
using Curation.Workflow.Promotions;
using Microsoft.Extensions.DependencyInjection;
using Portal.Auditing;
using Portal.Checking;
using Portal.Checking.Findings;
using Portal.Checking.Store;
using Portal.Deposits;
using Portal.Jobs;
using Portal.Uploading;

namespace Portal.Tests.Journeys;

/// <summary>One thing has one number, wherever it is shown; and what was counted is not called uncounted.</summary>
public sealed class CountsAgreeTests
{
    private const string Place = "cpg0037-oasis/axiom";

    /// <summary>The example data with all kinds of mistakes: each number of the summary is that of the list behind it.</summary>
    [Fact]
    public async Task Every_number_of_a_report_is_that_of_the_list_that_it_leads_to()
    {
        await using var world = new World(("Portal:Seed", "true"));
        var deposit = (await world.DepositQueries.ListAsync(World.Ada, [], Place, false, null)).Rows.Single().Id;
        var run = await world.CheckAsync(deposit);
        var summary = await world.SummaryAsync(run.Id, World.Ada) ?? throw new InvalidOperationException();

        Assert.Equal(summary.Findings.Total, await CountAsync(new FindingsQuery()));
        Assert.Equal((run.Figures.Errors, run.Figures.Warnings, run.Figures.Infos), (
            await CountAsync(new(Severity: Severity.Error)),
            await CountAsync(new(Severity: Severity.Warning)),
            await CountAsync(new(Severity: Severity.Info))));
        foreach (var rule in summary.Rules)
        {
            Assert.Equal((rule.Rule, rule.Counts.Total), (rule.Rule, await CountAsync(new(Rule: rule.Rule))));
            Assert.Equal((rule.Rule, rule.Counts.Errors), (rule.Rule, await CountAsync(new(Rule: rule.Rule, Severity: Severity.Error))));
        }

        var folders = summary.Folders.Select(folder => folder.Folder).Where(folder => folder.Length > 0 && folder != FolderCount.Others).ToList();
        foreach (var (folder, found) in await world.FindingPages.FoldersAsync(run.Id, folders, World.Ada) ?? throw new InvalidOperationException())
        {
            Assert.Equal((folder, found.Findings.Total), (folder, await CountAsync(new(Folder: folder + "/"))));
            var data = await world.Data.BrowseDepositAsync(deposit, (folder + "/")[(Place.Length + 1)..], null, World.Ada);
            Assert.Equal((folder, data.Total), (folder, found.Objects));
        }

        Assert.Null(await world.FindingPages.FoldersAsync(run.Id, folders, World.Noor));

        // And the rows are all there: findings, and single cases of some.
        var page = await world.FindingPages.ReadAsync(run.Id, new FindingsQuery(), 0, null, World.Ada) ?? throw new InvalidOperationException();
        Assert.True(page.Cases > 0, "The example has a finding with cases.");
        var rows = (await (await world.CheckFiles.FindingsAsync(run.Id, World.Ada))!.ToListAsync()).Count;
        Assert.Equal(rows, page.Count + page.Cases);

        async Task<long> CountAsync(FindingsQuery query) => (await world.FindingPages.ReadAsync(run.Id, query, 0, null, World.Ada))?.Count ?? -1;
    }

    /// <summary>With a folder marker, which is an object and is not declared as one.</summary>
    [Fact]
    public async Task A_deposit_has_one_count_from_what_arrives_to_its_receipt()
    {
        await using var world = new World();
        const string Where = "cpg0048-bsc/broad";
        var deposit = await world.OpenAsync(Where, World.Complete);
        await world.PutAsync(World.Staging, $"{Where}/images/", "");
        var plan = await world.PlanAsync(deposit);
        var run = (await world.Checks.FindAsync(plan.CheckRunId, World.Ada))!;
        await world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, "The marker stays.", World.Erin);
        var end = await world.EndOfAsync(deposit);

        Assert.True(end.State is JobState.Done, end.Reason);
        var arrived = await world.Services.GetRequiredService<Arrivals>().CountAsync(deposit, World.Ada);
        var receipt = Receipt.FromJson((await world.Receipts.FindAsync(end.Id))!);
        var all = run.Figures.Found;
        Assert.Equal((World.Complete + 1L, World.Complete, 1L), (all.Objects, run.Figures.Counted, run.Figures.Markers));
        Assert.Equal(all, new Tally(arrived.Objects, arrived.Bytes));
        Assert.Equal(all, (await world.Data.BrowseDepositAsync(deposit, null, null, World.Ada)).Total);
        Assert.Equal(all, (await world.Data.BrowseBucketAsync(false, "cpg0048-bsc", null, World.Erin)).Folders.Single().Total);
        Assert.Equal(all, plan.New);
        Assert.Equal(all, new Tally(receipt.Objects, receipt.Bytes));
        Assert.Equal(all.Objects, (await world.GalleryAsync($"{Where}/")).Count);
        var submitted = Assert.Single((await world.Audit.ListAsync(new AuditFilter(What: "deposit.submitted"), null, World.Erin)).Facts);
        Assert.Contains($"{World.Complete} objects of {World.Complete} declared and 1 folder marker", submitted.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_open_on_what_changed_and_count_as_the_figures_do()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync("cpg0048-bsc/broad");
        for (var i = 0; i < 3; i++)
        {
            await world.PutAsync(World.Staging, $"cpg0048-bsc/broad/images/.DS_Store{i}/Thumbs.db", "x");
        }

        await world.CheckAsync(deposit);
        for (var i = 0; i < 3; i++)
        {
            await world.DeleteAsync(World.Staging, $"cpg0048-bsc/broad/images/.DS_Store{i}/Thumbs.db");
        }

        var second = await world.CheckAsync(deposit);
        Assert.Equal(Change.Gone, await world.FindingPages.FirstChangeAsync(second.Id, World.Ada));
        var since = (await world.FindingPages.ReadAsync(second.Id, new FindingsQuery(), 0, null, World.Ada))!.Since!;
        Assert.Equal(0, since.New);
        Assert.True(since.Gone >= 3);
        Assert.Equal(second.Figures.Errors + second.Figures.Warnings + second.Figures.Infos, since.New + since.Same);
        foreach (var (change, number) in new[] { (Change.New, since.New), (Change.Gone, since.Gone), (Change.Same, since.Same) })
        {
            Assert.Equal(
                (change, number),
                (change, (await world.FindingPages.ReadAsync(second.Id, new FindingsQuery(Change: change), 0, null, World.Ada))!.Count));
        }

        Assert.Equal(Change.Same, await world.FindingPages.FirstChangeAsync((await world.CheckAsync(deposit)).Id, World.Ada));
    }

    [Fact]
    public async Task What_a_check_counted_is_counted_on_the_pages_of_the_buckets()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync("cpg0048-bsc/broad", World.Complete);
        await world.PutAsync(World.Staging, "cpg0048-bsc/other/images/uncounted.txt", "not counted");
        await world.PutAsync(World.Gallery, "cpg0048-bsc/broad/workspace/published.txt", "public");
        Assert.Null((await world.Data.BrowseBucketAsync(false, "cpg0048-bsc", null, World.Erin)).Folders.Single(f => f.Name == "broad").Total);

        await world.CheckAsync(deposit);
        await world.CheckGalleryAsync("cpg0048-bsc/broad");

        var project = await world.Data.BrowseBucketAsync(false, "cpg0048-bsc", null, World.Erin);
        var (broad, other) = (project.Folders.Single(f => f.Name == "broad"), project.Folders.Single(f => f.Name == "other"));
        Assert.Equal((World.Complete, false), (broad.Total?.Objects ?? -1, broad.IsPart));
        Assert.NotNull(broad.CountedAt);
        Assert.Null(other.Total);

        // Above a prefix that was checked, more may lie than was counted.
        Assert.Equal((World.Complete, true), (project.Total?.Objects ?? -1, project.IsPart));
        Assert.Equal((World.Complete, true), (await Row("")) is { } top ? (top.Total?.Objects ?? -1, top.IsPart) : default);

        // Below it, what lies there was counted, too.
        var source = await world.Data.BrowseBucketAsync(false, "cpg0048-bsc/broad", null, World.Erin);
        Assert.Equal(World.Complete, source.Folders.Sum(f => f.Total?.Objects ?? -1000));
        Assert.Equal((World.Complete, false), (source.Total?.Objects ?? -1, source.IsPart));

        // One bucket's count is not another's.
        var published = (await world.Data.BrowseBucketAsync(true, "cpg0048-bsc", null, World.Erin)).Folders.Single();
        Assert.Equal(1, published.Total?.Objects);

        async Task<Portal.Staging.StagedData.FolderRow?> Row(string path) =>
            (await world.Data.BrowseBucketAsync(false, path, null, World.Erin)).Folders.SingleOrDefault(f => f.Name == "cpg0048-bsc");
    }

    [Fact]
    public async Task Jobs_and_the_trail_hold_each_persons_own_rows()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync("cpg0048-bsc/broad");
        await world.CheckAsync(deposit);
        await world.PutAsync(World.Gallery, "cpg0037-oasis/broad/x.txt", "public");
        await world.CheckGalleryAsync("cpg0037-oasis/broad");
        var jobs = world.Services.GetRequiredService<JobList>();

        Assert.StartsWith($"/deposits/{deposit}/check/", Assert.Single(await jobs.ListAsync(World.Ada, false)).Address, StringComparison.Ordinal);
        Assert.Empty(await jobs.ListAsync(World.Noor, false));
        Assert.Equal(2, (await jobs.ListAsync(World.Erin, false)).Count);
        Assert.Equal([deposit], (await FactsAsync(World.Ada)).Distinct());
        Assert.Empty(await FactsAsync(World.Noor));
        Assert.Equal([deposit], (await FactsAsync(World.Chidi)).Distinct());
        Assert.Contains(Guid.Empty, await FactsAsync(World.Erin));

        async Task<IEnumerable<Guid>> FactsAsync(Actor actor) =>
            (await world.Audit.ListAsync(new AuditFilter(), null, actor)).Facts.Select(fact => fact.DepositId);
    }
}
