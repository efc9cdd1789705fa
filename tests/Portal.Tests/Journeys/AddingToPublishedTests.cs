using Curation.Checks;
using Curation.Findings;
using Curation.Plates;
using Curation.Workflow.Facts;
using Curation.Workflow.Jobs;

namespace Portal.Tests.Journeys;

public sealed class AddingToPublishedTests
{
    private const string Where = "cpg0048-bsc/broad";

    [Fact]
    public async Task A_second_deposit_adds_profiles_to_a_published_batch_and_lacks_nothing()
    {
        await using var world = new World();
        for (var i = 0; i < World.Complete; i++)
        {
            await world.PutAsync(World.Gallery, World.KeyOf(Where, i), $"object {i}, not empty");
        }

        var deposit = await world.OpenAsync(Where, objects: 1);
        await world.DeleteAsync(World.Staging, World.KeyOf(Where, 0));
        await world.PutAsync(
            World.Staging, World.KeyOf(Where, 5).Replace(".csv.gz", "_normalized.csv.gz", StringComparison.Ordinal), "normalized profiles");

        var check = await world.CheckAsync(deposit);

        Assert.True(check.State is JobState.Done, check.Reason);
        Assert.Equal((0L, 0L), (check.Figures.Errors, check.Figures.Warnings));
        var summary = await world.SummaryAsync(check.Id, World.Ada);
        Assert.Equal(new HeldBatch($"{Where}: 2026_01_05_Batch1", 1), Assert.Single(summary!.Held));
        var plates = await world.CheckFiles.PlatesAsync(check.Id, onlyGaps: false, 0, World.Ada);
        Assert.Equal(CellState.InGallery, Assert.Single(plates!.Rows)[PlatePart.Images].State);
    }

    [Fact]
    public async Task What_a_deposit_would_replace_is_told_and_what_is_the_same_is_counted()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Where, World.Complete);
        await world.PutAsync(World.Gallery, World.KeyOf(Where, 0), "object 0, not empty");
        await world.PutAsync(World.Gallery, World.KeyOf(Where, 5), "other profiles");

        var check = await world.CheckAsync(deposit);

        var rule = Assert.Single((await world.SummaryAsync(check.Id, World.Ada))!.Rules, rule => rule.Rule == "T009");
        Assert.Equal(new SeverityCounts(0, 1, 1), rule.Counts);
        Assert.Contains(rule.Examples, finding => finding.Severity is Severity.Warning && finding.Key == World.KeyOf(Where, 5));
    }
}
