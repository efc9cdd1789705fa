using Curation.Workflow;

namespace Portal.Tests.Journeys;

/// <summary>A copy that a person pauses, lets go on, or cancels. One copy at a time, so that there is a middle to stop in.</summary>
public sealed class SteeringTests
{
    private const int Many = 400;
    private const string Where = "cpg0048-bsc/broad/";

    [Fact]
    public async Task A_paused_copy_stands_still_and_goes_on_where_it_was()
    {
        await using var world = new World(("S3:CopyParallelism", "1"));
        var (deposit, promotion) = await CopyingAsync(world);

        await world.Promotions.PauseAsync(promotion, World.Erin);
        var stopped = await StandingStillAsync(world);
        var paused = await world.Promotions.NewestAsync(deposit, World.Erin);
        await world.Promotions.ResumeAsync(promotion, World.Shantanu);
        var end = await world.EndOfAsync(deposit);
        var all = await world.GalleryAsync(Where);

        Assert.Equal(JobState.Paused, paused!.State);
        Assert.InRange(stopped.Count, 1, Many - 1);
        Assert.True(end.State is JobState.Done, end.Reason);
        Assert.Equal(Many, all.Count);
        Assert.Equal(stopped, all.Where(o => stopped.Any(s => s.Key == o.Key)));
        var told = (await world.Audit.ListAsync(new Auditing.AuditFilter(What: "copy."), null, World.Erin)).Facts.Select(f => f.What).Reverse();
        Assert.Equal(["copy.paused", "copy.continued", "copy.resumed", "copy.done"], told);
    }

    [Fact]
    public async Task A_cancelled_copy_halts_the_deposit_and_the_next_plan_finds_what_was_copied()
    {
        await using var world = new World(("S3:CopyParallelism", "1"));
        var (deposit, promotion) = await CopyingAsync(world);

        await world.Promotions.CancelAsync(promotion, World.Erin);
        var stopped = await StandingStillAsync(world);
        var halted = await world.Deposits.FindAsync(deposit, World.Ada);
        await world.Promotions.PlanAsync(deposit, World.Erin);
        var plan = await World.UntilAsync(() => world.Promotions.NewestAsync(deposit, World.Erin), p => p is { AwaitsApproval: true });

        Assert.Equal(DepositState.Failed, halted!.State);
        Assert.Contains("Erin cancelled", halted.Remark, StringComparison.Ordinal);
        Assert.Equal((Many - stopped.Count, stopped.Count), (plan!.New.Objects, plan.Identical.Objects));
    }

    private static async Task<(Guid Deposit, Guid Promotion)> CopyingAsync(World world)
    {
        var deposit = await world.OpenAsync(objects: Many);
        var plan = await world.PlanAsync(deposit);
        await world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin);
        await World.UntilAsync(() => world.GalleryAsync(Where), there => there.Count > 0);
        return (deposit, plan.Id);
    }

    // The object in flight may still arrive; nothing does after two equal listings with the worker gone.
    private static async Task<List<Curation.StoredObject>> StandingStillAsync(World world)
    {
        var before = await world.GalleryAsync(Where);
        return await World.UntilAsync(() => world.GalleryAsync(Where), now =>
        {
            var still = now.SequenceEqual(before);
            before = now;
            return still;
        });
    }
}
