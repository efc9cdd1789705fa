using Curation.Tables;
using Curation.Workflow.Facts;
using Curation.Workflow.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;

namespace Portal.Tests.Journeys;

/// <summary>What is written in the tables of a deposit, read from the bucket and joined with what is staged and what is public.</summary>
public sealed class ContentChecksTests
{
    private const string Prefix = "cpg0048-bsc/broad";

    [Fact]
    public async Task A_table_that_names_missing_images_is_found_with_each_of_them()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Prefix, objects: World.Complete + 8);
        await world.DeleteAsync(World.Staging, World.KeyOf(Prefix, 12));
        await world.DeleteAsync(World.Staging, World.KeyOf(Prefix, 13));

        // Public already, and so not missing.
        await world.DeleteAsync(World.Staging, World.KeyOf(Prefix, 14));
        await world.PutAsync(World.Gallery, World.KeyOf(Prefix, 14), "an image");

        var run = await world.CheckAsync(deposit);
        var summary = await world.SummaryAsync(run.Id, World.Ada);

        var rule = Assert.Single(summary!.Rules, rule => rule.Rule == "L004");
        Assert.Equal(1, rule.Counts.Errors);
        Assert.Contains(
            "Of 9 images that load_data of plate “BR00100001” names, 2, in 2 rows, are neither in staging nor in the gallery",
            rule.Examples[0].Message,
            StringComparison.Ordinal);
        Assert.Equal([World.KeyOf(Prefix, 12), World.KeyOf(Prefix, 13)], (await CasesAsync(world, run.Id, "L004")).Order(StringComparer.Ordinal));
        Assert.Equal(0, summary.Contents?.Unread);
    }

    [Fact]
    public async Task The_names_that_were_put_aside_are_gone_after_the_run_and_a_second_run_finds_the_same()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Prefix, objects: World.Complete + 8);
        await world.DeleteAsync(World.Staging, World.KeyOf(Prefix, 12));

        var first = await world.CheckAsync(deposit);
        var second = await world.CheckAsync(deposit);

        Assert.Equal(1, first.Figures.Errors);
        Assert.Equal(
            (first.Figures.Errors, first.Figures.Warnings, first.Figures.Infos),
            (second.Figures.Errors, second.Figures.Warnings, second.Figures.Infos));
        Assert.Equal(await CasesAsync(world, first.Id, "L004"), await CasesAsync(world, second.Id, "L004"));
        Assert.Empty(
            Directory.GetFiles(Path.GetDirectoryName(world.Services.GetRequiredService<DataFolder>().Check(first.Id).Scratch)!, "*.scratch"));
    }

    [Fact]
    public async Task The_report_says_that_the_tables_were_read()
    {
        await using var world = new World();
        var run = await world.CheckAsync(await world.OpenAsync(Prefix, World.Complete));

        var summary = await world.SummaryAsync(run.Id, World.Ada);

        Assert.Equal(JobState.Done, run.State);
        Assert.Equal("The contents of 3 tables were read.", ContentsRead.Describe(summary!.Contents));
    }

    private static async Task<List<string>> CasesAsync(World world, Guid run, string rule)
    {
        var all = await world.CheckFiles.FindingsAsync(run, World.Ada) ?? throw new InvalidOperationException();
        return await all.Where(kept => kept.Finding.Rule == rule && kept.Finding.PartOf is not null).Select(kept => kept.Finding.Key).ToListAsync();
    }
}
