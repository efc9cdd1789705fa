using Curation.Workflow.Facts;
using Curation.Workflow.Jobs;
using Curation.Workflow.Promotions;

namespace Portal.Tests.Journeys;

public sealed class RemarkTests
{
    /// <summary>By parts a copy carries the tags itself, and may not read them here.</summary>
    [Fact]
    public async Task What_a_copy_could_not_keep_stands_on_its_receipt_and_with_its_promotion()
    {
        await using var world = new World(("S3:PartwiseAbove", "0"));
        var deposit = await world.OpenAsync();
        var plan = await world.PlanAsync(deposit);
        await world.DenyAsync(World.Staging, "s3:GetObjectTagging");

        await world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin);
        var end = await world.EndOfAsync(deposit);

        Assert.True(end.State is JobState.Done, end.Reason);
        var remark = Assert.Single(Receipt.FromJson((await world.Receipts.FindAsync(end.Id))!).Remarks);
        Assert.Contains("Tags of objects copied part by part were not kept", remark, StringComparison.Ordinal);
        Assert.Equal([remark], end.RemarkLines);
        var page = System.Net.WebUtility.HtmlDecode(await world.Browser().GetStringAsync(new Uri($"/receipts/{end.Id}", UriKind.Relative)));
        Assert.Contains("What the copy could not do", page, StringComparison.Ordinal);
        Assert.Contains(remark, page, StringComparison.Ordinal);
    }
}
