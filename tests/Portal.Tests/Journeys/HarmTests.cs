using Curation.Store;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Checking.Waiving;
using Portal.Data;

namespace Portal.Tests.Journeys;

/// <summary>What harms whoever downloads the data is published by nobody's words.</summary>
public sealed class HarmTests
{
    private const string Prefix = "cpg0048-bsc/broad";
    private static readonly DateOnly Someday = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(20));

    [Theory]
    [InlineData("images/../../x.tiff", "K002")]
    [InlineData("images//x.tiff", "K002")]
    [InlineData("images/photo\u202egpj.exe", "N010")]
    [InlineData("images/..\\..\\x.tiff", "N010")]
    public async Task It_can_be_neither_waived_nor_let_pass(string tail, string rule)
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Prefix, World.Complete);
        await world.PutAsync(World.Staging, $"{Prefix}/{tail}", "x");
        var run = await world.CheckAsync(deposit);
        await world.SubmitAsync(deposit, "As the microscope wrote it.");

        Assert.True(run.Figures.Harmful > 0);
        Assert.Contains(
            "harms whoever downloads",
            await World.RefusalOfAsync(() => world.Waivers.GiveAsync(run.Id, rule, null, "Kept on purpose.", Someday, World.Erin)),
            StringComparison.Ordinal);
        Assert.Contains(
            "neither waived nor let pass",
            await World.RefusalOfAsync(() => world.Promotions.PlanAsync(deposit, World.Erin)),
            StringComparison.Ordinal);
        Assert.Empty(await world.GalleryAsync($"{Prefix}/"));
    }

    [Fact]
    public async Task A_plan_and_a_waiver_from_before_this_was_known_let_it_pass_no_more()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Prefix, World.Complete);
        await world.PutAsync(World.Staging, $"{Prefix}/images/.DS_Store", "x");
        var run = await world.CheckAsync(deposit);
        await world.Waivers.GiveAsync(run.Id, "K006", null, "Kept on purpose.", Someday, World.Erin);
        await world.SubmitAsync(deposit);
        await world.Promotions.PlanAsync(deposit, World.Erin);
        var plan = await World.UntilAsync(() => world.Promotions.NewestAsync(deposit, World.Erin), p => p is { AwaitsApproval: true });
        await using (var db = await world.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync())
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE Waivers SET Rule = 'K002'; UPDATE CheckRuns SET HarmfulErrors = 1;");
        }

        var waiver = Assert.Single((await world.Waivers.OfAsync(run.Id, World.Erin))!.All);
        var refusal = await World.RefusalOfAsync(
            () => world.Promotions.ApproveAsync(plan!.Id, plan.SnapshotHash, "Known since the pilot.", World.Shantanu));

        Assert.Equal((false, true), (waiver.IsInForce, waiver.Waiver.IsVoid));
        Assert.Contains("neither waived nor let pass", refusal, StringComparison.Ordinal);
        Assert.Equal(DepositState.Submitted, (await world.DepositQueries.FindAsync(deposit, World.Ada))!.State);
    }
}
