using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Jobs;
using Curation.Workflow.Promotions;
using Portal.Auditing;
using Portal.Promoting;
using Testing.Running;

namespace Portal.Tests.Journeys;

/// <summary>What was approved is no longer what is there: nothing wrong is published, and the row says what to do.</summary>
public sealed class BrokenPromiseTests
{
    private const string Where = "cpg0048-bsc/broad";

    [Fact]
    public async Task A_source_replaced_after_the_check_is_not_copied_and_voids_the_approval()
    {
        await using var gate = await Gate.StartAsync();
        await using var world = new World(("Portal:SandboxGate", gate.Address), ("S3:CopyParallelism", "1"));
        var (deposit, end) = await PromoteAsync(world, gate, () => world.PutAsync(World.Staging, World.KeyOf(Where, 3), "other bytes, same key"));

        Assert.Equal((JobState.Failed, true), (end.State, end.IsVoid));
        Assert.Contains(World.KeyOf(Where, 3), end.Reason, StringComparison.Ordinal);
        Assert.Contains("replaced in staging", end.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(World.KeyOf(Where, 3), (await world.GalleryAsync($"{Where}/")).Select(o => o.Key));
        Assert.Equal(DepositState.Failed, (await world.DepositQueries.FindAsync(deposit, World.Ada))!.State);
        Assert.Contains("void", await World.RefusalOfAsync(() => world.Promotions.ResumeAsync(end.Id, World.Erin)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_deleted_after_the_check_is_named()
    {
        await using var gate = await Gate.StartAsync();
        await using var world = new World(("Portal:SandboxGate", gate.Address), ("S3:CopyParallelism", "1"));
        var (_, end) = await PromoteAsync(world, gate, () => world.DeleteAsync(World.Staging, World.KeyOf(Where, 3)));

        Assert.Equal((JobState.Failed, true), (end.State, end.IsVoid));
        Assert.Contains("gone from staging", end.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_appeared_meanwhile_is_not_overwritten()
    {
        await using var gate = await Gate.StartAsync();
        await using var world = new World(("Portal:SandboxGate", gate.Address), ("S3:CopyParallelism", "1"));
        var (_, end) = await PromoteAsync(world, gate, () => world.PutAsync(World.Gallery, World.KeyOf(Where, 3), "somebody else's"));

        Assert.Equal((JobState.Failed, true), (end.State, end.IsVoid));
        Assert.Contains("appeared in the gallery", end.Reason, StringComparison.Ordinal);
        Assert.Equal("somebody else's", await world.TextAsync(World.Gallery, World.KeyOf(Where, 3)));
    }

    [Fact]
    public async Task After_a_void_approval_a_new_check_and_plan_publish_what_is_there_now()
    {
        await using var gate = await Gate.StartAsync();
        await using var world = new World(("Portal:SandboxGate", gate.Address), ("S3:CopyParallelism", "1"));
        var (deposit, _) = await PromoteAsync(world, gate, () => world.PutAsync(World.Staging, World.KeyOf(Where, 4), "mended function"));

        await world.CheckAsync(deposit);
        await world.Promotions.PlanAsync(deposit, World.Erin);
        var plan = await World.UntilAsync(() => world.Promotions.NewestAsync(deposit, World.Erin), p => p is { AwaitsApproval: true });
        await world.Promotions.ApproveAsync(plan!.Id, plan.SnapshotHash, null, World.Erin);
        var end = await world.EndOfAsync(deposit);

        Assert.True(end.State is JobState.Done, end.Reason);
        Assert.Equal("mended function", await world.TextAsync(World.Gallery, World.KeyOf(Where, 4)));
    }

    [Fact]
    public async Task Two_people_approving_at_once_approve_once()
    {
        await using var world = new World();
        var plan = await world.PlanAsync(await world.OpenAsync());

        var both = await Task.WhenAll(
            TriedAsync(() => world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin)),
            TriedAsync(() => world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Shantanu)));

        Assert.Single(both, refusal => refusal is null);
        Assert.Single(both, refusal => refusal is not null);
        var facts = await world.Audit.ListAsync(new AuditFilter(What: "promotion.approved"), null, World.Erin);
        Assert.Single(facts.Facts);
    }

    [Fact]
    public async Task An_empty_prefix_is_neither_submitted_nor_checked_as_if_it_were_fine()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(objects: 1);
        await world.DeleteAsync(World.Staging, World.KeyOf(Where, 0));

        var check = await world.CheckAsync(deposit);

        Assert.Equal(JobState.Failed, check.State);
        Assert.Contains("Nothing is staged under cpg0048-bsc/broad/", check.Reason, StringComparison.Ordinal);
        Assert.Contains("upload first", await World.RefusalOfAsync(() => world.SubmitAsync(deposit)), StringComparison.Ordinal);
    }

    // Held between the last look at both sides and the first copy.
    private static async Task<(Guid Deposit, Promotion End)> PromoteAsync(World world, Gate gate, Func<Task> meanwhile)
    {
        var deposit = await world.OpenAsync();
        var plan = await world.PlanAsync(deposit);
        var held = gate.HoldAsync("PUT", $"/{World.Gallery}/{World.KeyOf(Where, 4)}");
        await world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin);
        await held.WaitAsync(TimeSpan.FromMinutes(1));
        await meanwhile();
        gate.LetPass();
        return (deposit, await world.EndOfAsync(deposit));
    }

    private static async Task<string?> TriedAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Message;
        }
    }
}
