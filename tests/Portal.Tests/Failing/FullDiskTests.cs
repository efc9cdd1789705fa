using System.Net;
using System.Text.Json;
using Curation.Workflow.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Ground;
using Portal.Health;
using Portal.Jobs;
using Portal.Tests.Dropping;
using Portal.Tests.Journeys;
using Testing.Running;
using Testing.Tools;

namespace Portal.Tests.Failing;

/// <summary>The data folder on a disk that is full, and then has room again, while the portal runs.</summary>
public sealed class FullDiskTests
{
    private const string Listing = $"/{World.Staging}";

    [SmallDiskFact]
    public async Task What_does_not_fit_is_refused_in_words_and_goes_through_when_there_is_room()
    {
        using var disk = await SmallDisk.MountAsync();
        await using var world = new World(("Portal:DataDirectory", disk.Root));
        var deposit = await world.OpenAsync(objects: 1);
        var before = await FactsAsync(world);
        using var sender = await Sender.OfAsync(world, "ada");

        disk.Fill();
        var (status, words) = await sender.SendAsync(Guid.NewGuid(), Sender.Find());
        var asked = await World.RefusalOfAsync(() => world.Requests.AskAsync("cpg0049-ipsc-diff-pancreatic-progenitor/broad", "A plate", 5, World.Chidi.Email, World.Ada));
        var submitted = await World.RefusalOfAsync(() => world.Deposits.WithdrawAsync(deposit, World.Ada));
        using var full = await HealthAsync(world);
        disk.MakeRoom();
        await world.Deposits.WithdrawAsync(deposit, World.Ada);
        using var well = await HealthAsync(world);

        Assert.Equal((StorageFaults.Full, StorageFaults.Full), (asked, submitted));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, StorageFaults.Full), (status, words));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (full.StatusCode, well.StatusCode));
        Assert.Contains("is full: nothing can be saved", await DiskAsync(full), StringComparison.Ordinal);
        Assert.Contains("are left; the data folder holds", await DiskAsync(well), StringComparison.Ordinal);
        Assert.Equal([.. before, "deposit.withdrawn"], (await FactsAsync(world)).Where(what => !what.StartsWith("grant.", StringComparison.Ordinal)));
    }

    [SmallDiskFact]
    public async Task What_is_nearly_full_is_told_before_it_is()
    {
        using var disk = await SmallDisk.MountAsync();
        using var folder = new DataFolder(disk.Root);
        var space = new DiskSpace(folder, TimeProvider.System);

        var roomy = space.Tell();
        disk.FillBut(1 << 20);
        var scarce = space.Tell();

        Assert.True(roomy.Answers, roomy.Message);
        Assert.Equal((false, false), (scarce.Answers, scarce.IsNeeded));
        Assert.StartsWith("is nearly full: ", scarce.Message, StringComparison.Ordinal);
    }

    [SmallDiskFact]
    public async Task A_start_on_a_full_disk_ends_with_1_and_a_sentence()
    {
        using var disk = await SmallDisk.MountAsync();
        disk.Fill();

        var ended = await Command.RunAsync(
            "dotnet",
            [Repository.PortalProgram, "--contentroot", Repository.PortalProject, "--urls", "http://127.0.0.1:0", "--Portal:SandboxUrl", "http://127.0.0.1:0", "--Portal:DataDirectory", disk.Root]);

        Assert.Equal(1, ended.Code);
        Assert.StartsWith("The portal cannot start: ", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("full", ended.Errors, StringComparison.Ordinal);
        Assert.Single(ended.Errors.Trim().Split('\n'));
    }

    [SmallDiskFact]
    public async Task A_check_whose_end_cannot_be_saved_ends_by_itself_when_there_is_room()
    {
        using var disk = await SmallDisk.MountAsync();
        await using var gate = await Gate.StartAsync();
        await using var world = new World(("Portal:DataDirectory", disk.Root), ("Portal:SandboxGate", gate.Address));
        var deposit = await world.OpenAsync(objects: 3);

        var held = gate.HoldAsync("GET", Listing);
        var run = await world.Checks.AskAsync(deposit, World.Ada);
        await held.WaitAsync(TimeSpan.FromMinutes(1));
        disk.Fill();
        gate.LetPass();
        await StuckAsync(world, async () => (await world.Checks.FindAsync(run, World.Ada))!.State);
        disk.MakeRoom();
        var end = await World.UntilAsync(() => world.Checks.FindAsync(run, World.Ada), r => r is { State: JobState.Done or JobState.Failed });
        var again = await world.CheckAsync(deposit);

        Assert.True(end!.State is JobState.Done || end.Reason.Contains("disk is full", StringComparison.Ordinal), $"{end.State} {end.Reason}");
        Assert.Equal(JobState.Done, again.State);
    }

    [SmallDiskFact]
    public async Task A_copy_whose_end_cannot_be_saved_ends_by_itself_when_there_is_room()
    {
        using var disk = await SmallDisk.MountAsync();
        await using var gate = await Gate.StartAsync();
        await using var world = new World(("Portal:DataDirectory", disk.Root), ("Portal:SandboxGate", gate.Address), ("S3:Attempts", "1"));
        var deposit = await world.OpenAsync(objects: World.Complete);
        var plan = await world.PlanAsync(deposit);

        var copied = gate.HoldAsync("PUT", $"/{World.Gallery}/cpg");
        await world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin);
        await copied.WaitAsync(TimeSpan.FromMinutes(1));
        disk.Fill();
        gate.LetPass();
        await StuckAsync(world, async () => (await world.Promotions.NewestAsync(deposit, World.Erin))!.State);
        disk.MakeRoom();
        var end = await world.EndOfAsync(deposit);

        // The embedded server lies on the same disk: its copies failed, too, and the promotion halts with its reason or goes through.
        Assert.True(end.State is JobState.Done or JobState.Failed, end.State.ToString());
        if (end.State is JobState.Failed)
        {
            await world.Promotions.ResumeAsync(plan.Id, World.Erin);
            end = await World.UntilAsync(() => world.Promotions.NewestAsync(deposit, World.Erin), p => p is { State: JobState.Done }) ?? end;
        }

        Assert.Equal(JobState.Done, end.State);
        Assert.Equal(World.Complete, (await world.GalleryAsync("cpg0048-bsc/broad/")).Count);
    }

    // Its end is not saved; or a small one fitted into what its own files had taken, and it waits again or failed.
    private static Task<bool> StuckAsync(World world, Func<Task<JobState>> state) => World.UntilAsync(
        async () => world.Services.GetRequiredService<UnsavedEnds>().Any || await state() is not JobState.Running, isStuck => isStuck);

    private static async Task<List<string>> FactsAsync(World world)
    {
        await using var db = await world.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Facts.OrderBy(f => f.Number).Select(f => f.What).Where(what => !what.StartsWith("grant.")).ToListAsync();
    }

    private static async Task<HttpResponseMessage> HealthAsync(World world)
    {
        using var browser = world.Browser();
        return await browser.GetAsync(new Uri("/healthz", UriKind.Relative));
    }

    private static async Task<string> DiskAsync(HttpResponseMessage answer)
    {
        using var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return said.RootElement.GetProperty("parts").EnumerateArray().Single(part => part.GetProperty("name").GetString() == DiskSpace.Name).GetProperty("words").GetString()!;
    }
}
