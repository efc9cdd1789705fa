using Curation.Plans;
using Curation.Workflow.Facts;
using Curation.Workflow.Jobs;
using Curation.Workflow.Promotions;
using Portal.Promoting;
using Testing.Running;

namespace Portal.Tests.Journeys;

/// <summary>Two contents of one size and one MD5: what was checked is published, or nothing is and it is said.</summary>
public sealed class TwinTests
{
    private const string Where = "cpg0048-bsc/broad";

    // By Wang and Yu, 2004.
    private const string One =
        "d131dd02c5e6eec4693d9a0698aff95c2fcab58712467eab4004583eb8fb7f8955ad340609f4b30283e488832571415a085125e8f7cdc99fd91dbdf280373c5b"
        + "d8823e3156348f5bae6dacd436c919c6dd53e2b487da03fd02396306d248cda0e99f33420f577ee8ce54b67080a80d1ec69821bcb6a8839396f9652b6ff72a70";

    private const string Other =
        "d131dd02c5e6eec4693d9a0698aff95c2fcab50712467eab4004583eb8fb7f8955ad340609f4b30283e4888325f1415a085125e8f7cdc99fd91dbd7280373c5b"
        + "d8823e3156348f5bae6dacd436c919c6dd53e23487da03fd02396306d248cda0e99f33420f577ee8ce54b67080280d1ec69821bcb6a8839396f965ab6ff72a70";

    private static string Key => World.KeyOf(Where, 0);

    [Fact]
    public async Task A_twin_put_before_the_approval_ends_the_plan_and_names_itself()
    {
        await using var world = new World();
        var deposit = await StagedAsync(world);
        var plan = await world.PlanAsync(deposit);

        await PutTwinAsync(world);
        var refusal = await World.RefusalOfAsync(() => world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin));

        Assert.Contains("1 object was written again", refusal, StringComparison.Ordinal);
        Assert.Contains(Key, refusal, StringComparison.Ordinal);
        var ended = await world.Promotions.NewestAsync(deposit, World.Erin);
        Assert.Equal((PromotionPhase.Plan, JobState.Failed, true), (ended!.Phase, ended.State, ended.IsVoid));
        Assert.Empty(await world.GalleryAsync($"{Where}/"));
    }

    [Fact]
    public async Task A_twin_put_between_the_approval_and_the_copy_is_not_copied()
    {
        await using var gate = await Gate.StartAsync();
        await using var world = new World(("Portal:SandboxGate", gate.Address));
        var deposit = await StagedAsync(world);
        var plan = await world.PlanAsync(deposit);

        // The approval lists staging once, and so does the copy before it begins.
        var held = gate.HoldAsync("GET", $"/{World.Staging}", after: ListingsOfOneLook);
        await world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin);
        await held.WaitAsync(TimeSpan.FromMinutes(1));
        await PutTwinAsync(world);
        gate.LetPass();
        var end = await world.EndOfAsync(deposit);

        Assert.Equal((JobState.Failed, true), (end.State, end.IsVoid));
        Assert.Contains(Key, end.Reason, StringComparison.Ordinal);
        Assert.Empty(await world.GalleryAsync($"{Where}/"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("100000")]
    public async Task A_twin_put_while_objects_are_copied_is_never_called_what_was_checked(string lookups)
    {
        await using var gate = await Gate.StartAsync();
        await using var world = new World(("Portal:SandboxGate", gate.Address), ("S3:ChecksumLookups", lookups));
        var deposit = await StagedAsync(world);
        var plan = await world.PlanAsync(deposit);

        // Both sides are listed by now: only the condition on the ETag is left, which the twin meets.
        var held = gate.HoldAsync("PUT", $"/{World.Gallery}/{Key}");
        await world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin);
        await held.WaitAsync(TimeSpan.FromMinutes(1));
        await PutTwinAsync(world);
        gate.LetPass();
        var end = await world.EndOfAsync(deposit);

        Assert.Equal(JobState.Failed, end.State);
        Assert.Contains(Key, end.Reason, StringComparison.Ordinal);
        Assert.Null(await world.Receipts.FindAsync(end.Id));
    }

    [Fact]
    public async Task A_twin_that_is_gone_again_once_it_was_copied_is_not_called_what_was_checked()
    {
        await using var gate = await Gate.StartAsync();
        await using var world = new World(("Portal:SandboxGate", gate.Address), ("S3:ChecksumLookups", "0"));
        var deposit = await StagedAsync(world);
        var plan = await world.PlanAsync(deposit);

        var copying = gate.HoldAsync("PUT", $"/{World.Gallery}/{Key}");
        await world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin);
        await copying.WaitAsync(TimeSpan.FromMinutes(1));
        await PutTwinAsync(world);
        var copied = gate.HoldAsync("HEAD", $"/{World.Staging}/{Key}");
        await copied.WaitAsync(TimeSpan.FromMinutes(1));
        await world.DeleteAsync(World.Staging, Key);
        gate.LetPass();
        var end = await world.EndOfAsync(deposit);

        Assert.Equal((JobState.Failed, true), (end.State, end.IsVoid));
        Assert.Contains(Key, end.Reason, StringComparison.Ordinal);
        Assert.Null(await world.Receipts.FindAsync(end.Id));
    }

    [Fact]
    public async Task A_twin_put_after_its_object_was_copied_changes_staging_alone()
    {
        await using var gate = await Gate.StartAsync();
        await using var world = new World(("Portal:SandboxGate", gate.Address), ("S3:CopyParallelism", "1"), ("S3:ChecksumLookups", "0"));
        var deposit = await StagedAsync(world);
        var plan = await world.PlanAsync(deposit);

        var held = gate.HoldAsync("PUT", $"/{World.Gallery}/{Where}", after: 3);
        await world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin);
        await held.WaitAsync(TimeSpan.FromMinutes(1));
        var copied = Assert.Single(await world.GalleryAsync($"{Where}/"), o => o.Key == Key);

        // Told to the second, a twin of the same second may have been copied itself.
        await World.UntilAsync(
            () => Task.FromResult(DateTimeOffset.UtcNow), now => now.ToUnixTimeSeconds() > copied.LastModified.ToUnixTimeSeconds());
        await PutTwinAsync(world);
        await world.PutAsync(World.Staging, $"{Where}/late.txt", "arrived after the check");
        gate.LetPass();
        var end = await world.EndOfAsync(deposit);

        Assert.True(end.State is JobState.Done, end.Reason);
        var receipt = Receipt.FromJson((await world.Receipts.FindAsync(end.Id))!);
        Assert.Equal(
            (false, StagingEvidence.Times, 1L, 1L, 0L),
            (receipt.StagingUnchanged, receipt.StagingEvidence, receipt.StagingAdded, receipt.StagingChanged, receipt.StagingRemoved));
        Assert.Equal(One, Convert.ToHexStringLower(await world.BytesAsync(World.Gallery, Key)));
    }

    [Fact]
    public async Task A_twin_that_the_gallery_holds_is_a_conflict_and_not_what_was_checked()
    {
        await using var world = new World();
        var deposit = await SummedAsync(world);
        await world.PutSummedAsync(World.Gallery, Key, Convert.FromHexString(Other));

        var plan = await world.PlanAsync(deposit);

        Assert.Equal((0L, 1L, Key), (plan.Identical.Objects, plan.ConflictingObjects, plan.ConflictingKeys.Single()));
        Assert.Contains(
            "Nothing there is overwritten",
            await World.RefusalOfAsync(() => world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_twin_that_the_gallery_has_got_since_the_plan_gets_no_receipt()
    {
        await using var gate = await Gate.StartAsync();
        await using var world = new World(("Portal:SandboxGate", gate.Address), ("S3:CopyParallelism", "1"));
        var deposit = await SummedAsync(world);
        await world.PutSummedAsync(World.Gallery, Key, Convert.FromHexString(One));
        var plan = await world.PlanAsync(deposit);
        Assert.Equal((1L, 0L), (plan.Identical.Objects, plan.ConflictingObjects));

        // The last to be copied: only the proof comes behind it.
        var held = gate.HoldAsync("PUT", $"/{World.Gallery}/{World.KeyOf(Where, 5)}");
        await world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin);
        await held.WaitAsync(TimeSpan.FromMinutes(1));
        await world.PutSummedAsync(World.Gallery, Key, Convert.FromHexString(Other));
        gate.LetPass();
        var end = await world.EndOfAsync(deposit);

        Assert.Equal((JobState.Failed, true), (end.State, end.IsVoid));
        Assert.Contains($"does not hold “{Key}” as it was approved", end.Reason, StringComparison.Ordinal);
        Assert.Null(await world.Receipts.FindAsync(end.Id));
    }

    [Theory]
    [InlineData(true, 1, "1 object in the gallery has the checksum over all bytes with which it was checked; 5 were not compared by one")]
    [InlineData(
        false,
        0,
        "were not compared by a checksum over all their bytes, but by size and ETag alone. Of what was there before, that cannot exclude another content")]
    public async Task The_receipt_says_what_no_checksum_was_compared_of(bool isSummed, long compared, string words)
    {
        await using var world = new World();
        var deposit = await SummedAsync(world);
        await (isSummed
            ? world.PutSummedAsync(World.Gallery, Key, Convert.FromHexString(One))
            : world.PutAsync(World.Gallery, Key, Convert.FromHexString(One)));
        var plan = await world.PlanAsync(deposit);

        await world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin);
        var end = await world.EndOfAsync(deposit);

        Assert.True(end.State is JobState.Done, end.Reason);
        var receipt = Receipt.FromJson((await world.Receipts.FindAsync(end.Id))!);
        Assert.Equal((1L, 1L, compared), (receipt.ObjectsWithChecksum, receipt.Objects - receipt.ObjectsCopied, receipt.ObjectsCompared));
        Assert.Contains(words, await world.Browser().GetStringAsync(new Uri($"/receipts/{end.Id}", UriKind.Relative)), StringComparison.Ordinal);
    }

    /// <summary>By its size and ETag it would be another.</summary>
    [Fact]
    public async Task The_receipt_says_what_was_compared_by_a_checksum_that_the_check_did_not_keep()
    {
        await using var world = new World(("S3:ChecksumLookups", "0"));
        var deposit = await world.OpenAsync();
        await world.PutInPartsAsync(World.Gallery, World.KeyOf(Where, 4), System.Text.Encoding.UTF8.GetBytes(World.TextOf(Where, 4, 6)));
        var plan = await world.PlanAsync(deposit);
        Assert.Equal((1L, 0L), (plan.Identical.Objects, plan.ConflictingObjects));

        await world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin);
        var end = await world.EndOfAsync(deposit);

        Assert.True(end.State is JobState.Done, end.Reason);
        var receipt = Receipt.FromJson((await world.Receipts.FindAsync(end.Id))!);
        Assert.Equal((0L, 1L), (receipt.ObjectsCompared, receipt.ObjectsComparedOtherwise));
        Assert.Contains(
            "1 object of another ETag was compared by a checksum that both buckets told after the copy; 5 were not compared by one, but by size and ETag alone.",
            await world.Browser().GetStringAsync(new Uri($"/receipts/{end.Id}", UriKind.Relative)),
            StringComparison.Ordinal);
    }

    // The bucket's versioning, and one page.
    private const int ListingsOfOneLook = 2;

    private static async Task<Guid> StagedAsync(World world)
    {
        var deposit = await world.OpenAsync();
        await world.PutAsync(World.Staging, Key, Convert.FromHexString(One));
        return deposit;
    }

    private static async Task<Guid> SummedAsync(World world)
    {
        var deposit = await world.OpenAsync();
        await world.PutSummedAsync(World.Staging, Key, Convert.FromHexString(One));
        return deposit;
    }

    // A listing tells times to the second: the twin comes in another one.
    private static async Task PutTwinAsync(World world)
    {
        var before = await world.StagedAsync(Key);
        await World.UntilAsync(
            () => Task.FromResult(DateTimeOffset.UtcNow), now => now.ToUnixTimeSeconds() > before.LastModified.ToUnixTimeSeconds());
        await world.PutAsync(World.Staging, Key, Convert.FromHexString(Other));
        var after = await world.StagedAsync(Key);
        Assert.Equal((before.Size, before.ETag), (after.Size, after.ETag));
    }
}
