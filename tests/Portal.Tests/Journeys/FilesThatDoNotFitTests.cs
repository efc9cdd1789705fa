using Curation.Workflow.Checks;
using Curation.Workflow.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Jobs;

namespace Portal.Tests.Journeys;

public sealed class FilesThatDoNotFitTests
{
    [LinuxFact]
    public async Task A_check_whose_files_do_not_fit_fails_with_what_to_do_and_can_be_made_again()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync();
        var run = await QueueOntoFullDiskAsync(world, deposit);

        var failed = await World.UntilAsync(() => world.Checks.FindAsync(run, World.Ada), r => r is { State: JobState.Failed or JobState.Done });
        var again = await world.CheckAsync(deposit);

        Assert.Equal(JobState.Failed, failed!.State);
        Assert.Contains("disk is full", failed.Reason, StringComparison.Ordinal);
        Assert.Contains("Make room", failed.Reason, StringComparison.Ordinal);
        Assert.Equal(JobState.Done, again.State);
    }

    // The device that is always full stands where the snapshot goes.
    private static async Task<Guid> QueueOntoFullDiskAsync(World world, Guid depositId)
    {
        var folder = world.Services.GetRequiredService<DataFolder>();
        await using var db = await world.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var run = CheckRun.Ask(await db.Deposits.SingleAsync(d => d.Id == depositId), World.Ada, DateTimeOffset.UtcNow);
        folder.Check(run.Id).Make();
        File.CreateSymbolicLink(folder.Check(run.Id).Snapshot + ".part", "/dev/full");
        db.Add(run);
        await db.SaveChangesAsync();
        world.Services.GetRequiredService<PendingJobs>().Wake();
        return run.Id;
    }
}
