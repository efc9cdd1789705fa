using Curation.Workflow.Checks;
using Curation.Workflow.Facts;
using Curation.Workflow.Jobs;
using Portal.Auditing;
using Portal.Checking;

namespace Portal.Tests.Journeys;

public sealed class GalleryChecksTests
{
    private const string Prefix = "cpg0048-bsc/broad";

    [Fact]
    public async Task What_is_public_is_checked_leniently_and_nothing_else_is()
    {
        await using var world = new World();
        await PutAsync(world, 6);
        await world.PutAsync(World.Gallery, "cpg0048-bsc/broad2/images/.DS_Store", "not of this prefix");
        await world.PutAsync(World.Staging, World.KeyOf(Prefix, 20), "not of this bucket");

        var run = await world.CheckGalleryAsync(Prefix);

        Assert.Equal((JobState.Done, 6L, CheckOf.Gallery, (Guid?)null), (run.State, run.Figures.Found.Objects, run.Of, run.DepositId));
        Assert.Equal(Curation.Findings.Profile.Gallery, (await world.SummaryAsync(run.Id, World.Chidi))!.Profile);
        Assert.Equal(64, (await world.Checks.ReadAsync(run.Id, World.Chidi))!.SnapshotHash.Length);
        Assert.NotNull(await world.CheckFiles.FindingsAsync(run.Id, World.Chidi));
        Assert.Equal(
            ["check.done", "check.asked"],
            (await world.Audit.ListAsync(new AuditFilter(Prefix: Prefix), null, World.Erin)).Facts.Select(fact => fact.What));
        Assert.Empty((await world.Trail.VerifyAsync(World.Erin)).Faults);
    }

    [Fact]
    public async Task Contributors_neither_ask_nor_read()
    {
        await using var world = new World();
        await PutAsync(world, 1);
        var run = await world.CheckGalleryAsync(Prefix);

        Assert.NotEmpty(await World.RefusalOfAsync(() => world.GalleryChecks.AskAsync(Prefix, World.Ada)));
        Assert.NotEmpty(await World.RefusalOfAsync(() => world.GalleryChecks.ListAsync(null, World.Ada)));
        Assert.Null(await world.Checks.FindAsync(run.Id, World.Ada));
        Assert.Null(await world.SummaryAsync(run.Id, World.Ada));
        Assert.Null(await world.CheckFiles.FindingsAsync(run.Id, World.Ada));
        Assert.Null(await world.CheckFiles.PlatesAsync(run.Id, false, 0, World.Ada));
        Assert.NotEmpty(await World.RefusalOfAsync(() => world.Checks.CancelAsync(run.Id, World.Ada)));
    }

    [Theory]
    [InlineData("cpg0048-bsc//broad", "slash")]
    [InlineData("cpg0048-bsc/../broad", "starts with a letter")]
    [InlineData("", "project and a source")]
    public async Task A_bad_prefix_is_refused_in_words(string prefix, string words)
    {
        await using var world = new World();

        Assert.Contains(words, await World.RefusalOfAsync(() => world.GalleryChecks.AskAsync(prefix, World.Erin)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_prefix_fails_in_words()
    {
        await using var world = new World();

        var run = await world.CheckGalleryAsync(Prefix);

        Assert.Equal((JobState.Failed, $"The gallery holds nothing under {Prefix}/: look at its spelling."), (run.State, run.Reason));
    }

    [Fact]
    public async Task The_list_goes_on_where_the_page_before_ended()
    {
        await using var world = new World();
        var asked = new List<Guid>();
        for (var i = 0; i < GalleryChecks.PageSize + 2; i++)
        {
            asked.Add(await world.GalleryChecks.AskAsync($"cpg0048-bsc/lab{i}", World.Chidi));
        }

        var first = await world.GalleryChecks.ListAsync(null, World.Erin);
        var second = await world.GalleryChecks.ListAsync(first.Next, World.Erin);

        Assert.Equal(Enumerable.Reverse(asked), first.Runs.Concat(second.Runs).Select(run => run.Id));
        Assert.Equal((2, null), (second.Runs.Count, second.Next));
    }

    [Fact]
    public async Task A_job_leads_to_the_page_that_shows_it()
    {
        await using var world = new World();
        await PutAsync(world, 1);
        var gallery = await world.CheckGalleryAsync(Prefix);
        var deposit = await world.OpenAsync(Prefix);
        var staged = await world.CheckAsync(deposit);
        var jobs = (Portal.Jobs.JobList)world.Services.GetService(typeof(Portal.Jobs.JobList))!;

        Assert.Equal(
            [$"/deposits/{deposit}/check/{staged.Id}", $"/checks/{gallery.Id}"],
            (await jobs.ListAsync(World.Erin, liveOnly: false)).Select(job => job.Address));
        Assert.Equal([staged.Id], (await jobs.ListAsync(World.Ada, liveOnly: false)).Select(job => job.Id));
    }

    private static async Task PutAsync(World world, int objects)
    {
        for (var i = 0; i < objects; i++)
        {
            await world.PutAsync(World.Gallery, World.KeyOf(Prefix, i), $"object {i}");
        }
    }
}
