using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;

namespace Portal.Tests.Journeys;

/// <summary>Checks from before snapshots kept when objects were written: nothing is promoted from them, and it is said why.</summary>
public sealed class OldSnapshotTests
{
    [Fact]
    public async Task Neither_planned_nor_approved_from_but_checked_again()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync();
        var plan = await world.PlanAsync(deposit);
        await using (var db = await world.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync())
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE CheckRuns SET SnapshotForm = 1");
        }

        Assert.Contains(
            "check again",
            await World.RefusalOfAsync(() => world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin)),
            StringComparison.Ordinal);
        Assert.Contains("check again", await World.RefusalOfAsync(() => world.Promotions.PlanAsync(deposit, World.Erin)), StringComparison.Ordinal);

        await world.CheckAsync(deposit);
        await world.Promotions.PlanAsync(deposit, World.Erin);
        Assert.NotNull(await World.UntilAsync(() => world.Promotions.NewestAsync(deposit, World.Erin), p => p is { AwaitsApproval: true }));
    }
}
