using Curation.Plans;
using Curation.Workflow.Facts;
using Curation.Workflow.Jobs;
using Curation.Workflow.Promotions;
using Microsoft.Extensions.DependencyInjection;
using Portal.Ground;
using Portal.Promoting;
using Portal.Promoting.Receipts;
using Testing.Running;
using Testing.Tools;

namespace Portal.Tests.Journeys;

/// <summary>The receipt's lines, run as they stand there.</summary>
public sealed class RecipeTests
{
    private const string Where = "cpg0048-bsc/broad";

    [NeedsFact("bash", "aws")]
    public async Task They_count_and_hash_what_the_gallery_holds_on_the_embedded_server()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Where);
        await world.PutAsync(World.Staging, $"{Where}/workspace/notes (ä+b), 100%.txt", "odd name");
        var plan = await world.PlanAsync(deposit);
        await world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, "An agreed name.", World.Erin);
        var end = await world.EndOfAsync(deposit);
        Assert.True(end.State is JobState.Done, end.Reason);
        var receipt = Receipt.FromJson((await world.Receipts.FindAsync(end.Id))!);
        var recipe = world.Services.GetRequiredService<ReceiptRecipe>();

        var counted = (await Command.RunAsync("bash", ["-c", recipe.Count(receipt)], AwsCli.Nobody)).Succeeds();
        var hashed = (await Command.RunAsync("bash", ["-c", recipe.Hash(receipt)], AwsCli.Nobody)).Succeeds();

        Assert.Contains("Total Objects: 7", counted.Output, StringComparison.Ordinal);
        Assert.StartsWith(receipt.ContentsHash, hashed.Output, StringComparison.Ordinal);
        var page = await world.Browser().GetStringAsync(new Uri($"/receipts/{end.Id}", UriKind.Relative));
        Assert.Contains("--endpoint-url", page, StringComparison.Ordinal);
        Assert.Contains(receipt.ContentsHash, page, StringComparison.Ordinal);
    }

    [Fact]
    public void On_aws_nobody_signs_and_on_another_server_the_reader_does()
    {
        var receipt = Receipt.FromJson(
            """{"id":"01930000-0000-7000-8000-000000000001","prefix":"p/s","staging":"s","gallery":"g","snapshotHash":"abc","objects":1,"bytes":1,"objectsCopied":1,"bytesCopied":1,"contributor":"Ada","approvedBy":"Erin","approvedAt":"2026-03-02T10:00:00+00:00","startedAt":"2026-03-02T10:00:00+00:00","verifiedAt":"2026-03-02T10:00:00+00:00","guarantee":"EnforcedByServer","stagingUnchanged":true,"rulesVersion":"1","errors":0,"warnings":0,"waiver":""}""");

        var aws = new ReceiptRecipe(new S3Options { Region = "eu-west-1" }, null);
        var other = new ReceiptRecipe(new S3Options { ServiceUrl = "https://s3.lab.example" }, null);

        Assert.Equal("aws s3 ls --no-sign-request --region eu-west-1 --recursive --summarize s3://g/p/s/ | tail -2", aws.Count(receipt));
        Assert.Contains("--endpoint-url https://s3.lab.example", other.Count(receipt), StringComparison.Ordinal);
        Assert.DoesNotContain("--no-sign-request", other.Count(receipt), StringComparison.Ordinal);
        Assert.Contains("credentials", other.Asks, StringComparison.Ordinal);
        Assert.Equal("abc", ReceiptRecipe.HashOf(receipt));
    }
}
