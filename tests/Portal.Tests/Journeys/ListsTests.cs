using Curation.Store;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Auditing;
using Portal.Data;

namespace Portal.Tests.Journeys;

public sealed class ListsTests
{
    [Fact]
    public async Task Pages_of_deposits_follow_each_other_without_gap_or_repeat()
    {
        await using var world = new World();
        await FillAsync(world, 120);

        foreach (var oldestFirst in new[] { true, false })
        {
            var seen = new List<Guid>();
            for (Guid? after = null; ;)
            {
                var page = await world.DepositQueries.ListAsync(World.Erin, [], null, oldestFirst, after);
                seen.AddRange(page.Rows.Select(row => row.Id));
                after = page.Next;
                if (after is null)
                {
                    break;
                }
            }

            Assert.Equal(120, seen.Distinct().Count());
            Assert.Equal(oldestFirst ? seen.Order() : seen.OrderDescending(), seen);
        }
    }

    [Fact]
    public async Task A_search_takes_wildcards_literally()
    {
        await using var world = new World();
        await FillAsync(world, 12);

        Assert.Single((await world.DepositQueries.ListAsync(World.Erin, [], "source_11", true, null)).Rows);
        Assert.Empty((await world.DepositQueries.ListAsync(World.Erin, [], "source%11", true, null)).Rows);
        Assert.Empty((await world.DepositQueries.ListAsync(World.Erin, [], "sourcex11", true, null)).Rows);
        Assert.Empty((await world.DepositQueries.ListAsync(World.Erin, [DepositState.Open], null, true, null)).Rows);
    }

    [Fact]
    public async Task The_audit_trail_filters_pages_and_leaves_as_csv()
    {
        await using var world = new World(("Portal:Keeping:RequestsEach", "200"));
        await FillAsync(world, 110);
        await world.OpenAsync(objects: 1);

        var first = await world.Audit.ListAsync(new AuditFilter(What: "deposit.requested"), null, World.Erin);
        var second = await world.Audit.ListAsync(new AuditFilter(What: "deposit.requested"), first.Next, World.Erin);
        var erins = await world.Audit.ListAsync(new AuditFilter(Who: "Erin", What: "deposit."), null, World.Erin);
        var tomorrow = await world.Audit.ListAsync(new AuditFilter(From: DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1)), null, World.Erin);
        var streamed = await world.Audit.StreamAsync(new AuditFilter(), World.Erin, default).ToListAsync();

        Assert.Equal((100, 11), (first.Facts.Count, second.Facts.Count));
        Assert.Equal("deposit.opened", Assert.Single(erins.Facts).What);
        Assert.Empty(tomorrow.Facts);
        Assert.Equal(Enumerable.Range(1, streamed.Count).Reverse().Select(n => (long)n), streamed.Select(fact => fact.Number));
        Assert.Equal(112, streamed.Count(fact => fact.What.StartsWith("deposit.", StringComparison.Ordinal)));
    }

    private static async Task FillAsync(World world, int count)
    {
        await using var db = await world.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        for (var i = 0; i < count; i++)
        {
            db.Add(Deposit.Request(Prefix.Parse($"cpg0016-jump/source_{i:00}"), "A plate", 1, null, World.Ada, DateTimeOffset.UtcNow));
        }

        await db.SaveChangesAsync();
    }
}
