using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Jobs;
using Curation.Workflow.Promotions;
using Microsoft.Extensions.DependencyInjection;
using Portal.Auditing;
using Portal.Jobs;
using Testing.Running;

namespace Portal.Tests.Journeys;

/// <summary>
/// A copy that a person pauses, lets go on, or cancels. One copy at a time, and the server held still at one, so that there is a middle to stop in.
/// </summary>
public sealed class SteeringTests
{
    private const int Many = 30;
    private const int Some = 12;
    private const string Where = "cpg0048-bsc/broad/";

    [Fact]
    public async Task A_paused_copy_stands_still_and_goes_on_where_it_was()
    {
        await using var gate = await Gate.StartAsync();
        await using var world = new World(("S3:CopyParallelism", "1"), ("Portal:SandboxGate", gate.Address));
        var (deposit, promotion) = await CopyingAsync(world, gate);

        await world.Promotions.PauseAsync(promotion, World.Erin);
        var stopped = await StandingStillAsync(world, gate);
        var paused = await world.Promotions.NewestAsync(deposit, World.Erin);
        await world.Promotions.ResumeAsync(promotion, World.Shantanu);
        var end = await world.EndOfAsync(deposit);
        var all = await world.GalleryAsync(Where);

        Assert.Equal(JobState.Paused, paused!.State);
        Assert.Equal(Some, stopped.Count);
        Assert.True(end.State is JobState.Done, end.Reason);
        Assert.Equal(Many, all.Count);
        Assert.Equal(stopped, all.Where(o => stopped.Any(s => s.Key == o.Key)));
        var told = (await world.Audit.ListAsync(new AuditFilter(What: "copy."), null, World.Erin)).Facts.Select(f => f.What).Reverse();
        Assert.Equal(["copy.paused", "copy.continued", "copy.resumed", "copy.done"], told);
    }

    [Fact]
    public async Task A_cancelled_copy_halts_the_deposit_and_the_next_plan_finds_what_was_copied()
    {
        await using var gate = await Gate.StartAsync();
        await using var world = new World(("S3:CopyParallelism", "1"), ("Portal:SandboxGate", gate.Address));
        var (deposit, promotion) = await CopyingAsync(world, gate);

        await world.Promotions.CancelAsync(promotion, World.Erin);
        await StandingStillAsync(world, gate);
        var halted = await world.DepositQueries.FindAsync(deposit, World.Ada);
        await world.Promotions.PlanAsync(deposit, World.Erin);
        var plan = await World.UntilAsync(() => world.Promotions.NewestAsync(deposit, World.Erin), p => p is { AwaitsApproval: true });

        Assert.Equal(DepositState.Failed, halted!.State);
        Assert.Contains("Erin cancelled", halted.Entity.Remark, StringComparison.Ordinal);
        Assert.Equal((Many - Some, Some), (plan!.New.Objects, plan.Identical.Objects));
    }

    private static async Task<(Guid Deposit, Guid Promotion)> CopyingAsync(World world, Gate gate)
    {
        var deposit = await world.OpenAsync(objects: Many);
        var plan = await world.PlanAsync(deposit);
        var held = gate.HoldAsync("PUT", $"/{World.Gallery}/{Where}", after: Some);
        await world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin);
        await held.WaitAsync(TimeSpan.FromMinutes(1));
        return (deposit, plan.Id);
    }

    // The worker is gone, and the server has seen that nobody waits for the copy that was held: what is opened now lets nothing of it through.
    private static async Task<List<Curation.Store.StoredObject>> StandingStillAsync(World world, Gate gate)
    {
        await World.UntilAsync(() => Task.FromResult(world.Services.GetRequiredService<PendingJobs>().Running), running => running.Count == 0);
        await gate.AbandonedAsync().WaitAsync(TimeSpan.FromMinutes(1));
        gate.LetPass();
        return await world.GalleryAsync(Where);
    }
}
