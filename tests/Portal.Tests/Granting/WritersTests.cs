using Curation;
using Curation.Granting;
using Curation.Granting.Linting;
using Curation.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Granting;
using Portal.Tests.Journeys;

namespace Portal.Tests.Granting;

public sealed class WritersTests
{
    private const string Place = "cpg0048-bsc/broad";
    private const string Lab = "arn:aws:iam::111122223333:role/lab";

    [Fact]
    public async Task Everybody_sees_the_grants_of_the_deposits_they_see()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Place, 1);
        var writers = world.Services.GetRequiredService<Writers>();

        Assert.Single((await writers.ListAsync(WritersShown.Standing, null, null, World.Erin)).Rows);
        Assert.Single((await writers.ListAsync(WritersShown.Standing, "cpg0048", null, World.Chidi)).Rows);
        Assert.Empty((await writers.ListAsync(WritersShown.Standing, "cpg0049", null, World.Erin)).Rows);
        Assert.Empty((await writers.ListAsync(WritersShown.Ended, null, null, World.Erin)).Rows);
        Assert.Empty((await writers.ListAsync(WritersShown.Unused, null, null, World.Erin)).Rows);
        Assert.Empty((await writers.ListAsync(WritersShown.Standing, null, null, World.Noor)).Rows);
        var none = await World.RefusalOfAsync(() => writers.OfDepositAsync(Guid.NewGuid(), World.Noor));
        Assert.Equal(none, await World.RefusalOfAsync(() => writers.OfDepositAsync(deposit, World.Noor)));
        var row = Assert.Single(await writers.OfDepositAsync(deposit, World.Ada));
        Assert.Equal(
            await World.RefusalOfAsync(() => writers.RevokeAsync(Guid.NewGuid(), "x", World.Noor)),
            await World.RefusalOfAsync(() => writers.RevokeAsync(row.Id, "x", World.Noor)));
        Assert.Contains("maintainer", await World.RefusalOfAsync(() => writers.RevokeAsync(row.Id, "x", World.Ada)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_go_on_where_the_last_one_ended()
    {
        await using var world = new World();
        await using (var db = await DbAsync(world))
        {
            for (var i = 0; i < Writers.PageSize + 5; i++)
            {
                var deposit = Deposit.Request(Prefix.Parse($"cpg0048-bsc/lab{i:00}"), "A plate", 1, "", World.Ada, DateTimeOffset.UtcNow);
                deposit.Open(World.Erin, DateTimeOffset.UtcNow);
                db.AddRange(deposit, Grant.Want(deposit, World.Erin, DateTimeOffset.UtcNow));
            }

            await db.SaveChangesAsync();
        }

        var writers = world.Services.GetRequiredService<Writers>();
        var first = await writers.ListAsync(WritersShown.Standing, null, null, World.Erin);
        var second = await writers.ListAsync(WritersShown.Standing, null, first.Next, World.Erin);

        Assert.Equal((Writers.PageSize, 5, null), (first.Rows.Count, second.Rows.Count, second.Next));
        Assert.Equal(Writers.PageSize + 5, first.Rows.Concat(second.Rows).Select(row => row.Prefix).Distinct().Count());
    }

    [Fact]
    public async Task An_own_identity_is_given_a_grant_beside_and_loses_it_with_the_submission()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Place, 1);
        var writers = world.Services.GetRequiredService<Writers>();

        await writers.GiveAsync(deposit, Lab, World.Erin);
        Assert.Contains("already", await World.RefusalOfAsync(() => writers.GiveAsync(deposit, Lab, World.Erin)), StringComparison.Ordinal);
        Assert.NotEmpty(await World.RefusalOfAsync(() => writers.GiveAsync(deposit, "arn:aws:iam::111122223333:role/*", World.Erin)));
        await World.UntilAsync(() => HeldAsync(world), held => held.Count == 2);
        var rows = await writers.OfDepositAsync(deposit, World.Ada);
        Assert.All(rows, row => Assert.Contains(row.Remarks, remark => remark.Flaw is GrantFlaw.Overlap));

        await world.Deposits.SubmitAsync(deposit, World.Ada);
        var held = await World.UntilAsync(() => HeldAsync(world), left => left.Count == 1);

        Assert.NotEqual(Lab, held[0].Grantee.Id);
    }

    [Fact]
    public async Task Access_taken_away_is_gone_at_the_provider_and_can_be_given_again()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Place, 1);
        var writers = world.Services.GetRequiredService<Writers>();
        await World.UntilAsync(() => HeldAsync(world), held => held.Count == 1);

        await writers.RevokeAsync(Assert.Single(await writers.OfDepositAsync(deposit, World.Erin)).Id, "The lab moved.", World.Erin);
        await World.UntilAsync(() => HeldAsync(world), held => held.Count == 0);
        Assert.NotEmpty(await World.RefusalOfAsync(() => world.Credentials.AskAsync(deposit, Permission.ReadWrite, TimeSpan.FromHours(1), World.Ada)));
        await writers.GiveAsync(deposit, "", World.Shantanu);

        await world.Credentials.AskAsync(deposit, Permission.ReadWrite, TimeSpan.FromHours(1), World.Ada);
        Assert.Single(await HeldAsync(world));
    }

    [Fact]
    public async Task What_differs_from_the_provider_is_found_and_mended()
    {
        await using var world = new World();
        var (provider, drift) = (world.Services.GetRequiredService<IGrants>(), world.Services.GetRequiredService<GrantDrift>());
        var deposit = await world.OpenAsync(Place, 1);
        var given = Assert.Single(await World.UntilAsync(() => LiveAsync(world), live => live.Count == 1));
        Assert.Equal((1, 0), Of(await drift.CompareAsync(World.Erin)));

        await provider.DeleteAsync(given.ProviderId, default);
        var stray = await provider.CreateAsync(Prefix.Parse("cpg0049-x/broad"), Permission.ReadWrite, Grantee.Parse(Lab), default);
        var found = await drift.CompareAsync(World.Erin);

        Assert.Equal((1, 2), Of(found));
        Assert.Equal([null, given.Id], found.Differences.Select(d => d.GrantId));
        Assert.Contains("maintainers", await World.RefusalOfAsync(() => drift.CompareAsync(World.Ada)), StringComparison.Ordinal);
        Assert.Contains("maintainers", await World.RefusalOfAsync(() => drift.DeleteStrayAsync(stray, "x", World.Chidi)), StringComparison.Ordinal);
        Assert.Contains("Say why", await World.RefusalOfAsync(() => drift.DeleteStrayAsync(stray, " ", World.Erin)), StringComparison.Ordinal);

        await drift.DeleteStrayAsync(stray, "Nobody knows it.", World.Erin);
        await drift.MakeAgainAsync(given.Id, "it was gone", World.Erin);
        await World.UntilAsync(() => HeldAsync(world), held => held is [{ Scope: var scope }] && scope.Text == $"s3://{World.Staging}/{Place}/*");
        await World.UntilAsync(() => LiveAsync(world), live => live.Count == 1);

        Assert.Equal((1, 0), Of(await drift.CompareAsync(World.Erin)));
        Assert.Equal(2, (await world.Audit.ListAsync(new Auditing.AuditFilter(What: "grant.mended"), null, World.Erin)).Facts.Count);
        await world.Credentials.AskAsync(deposit, Permission.ReadWrite, TimeSpan.FromHours(1), World.Ada);
        Assert.Contains("no grant", await World.RefusalOfAsync(() => drift.DeleteStrayAsync("elsewhere", "x", World.Erin)), StringComparison.Ordinal);
    }

    private static (long, int) Of(GrantDrift.Result result) => (result.Compared, result.Differences.Count);

    private static Task<PortalDb> DbAsync(World world) => world.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

    private static async Task<List<Grant>> LiveAsync(World world)
    {
        await using var db = await DbAsync(world);
        return await db.Grants.AsNoTracking().Where(g => g.State == GrantState.Live).ToListAsync();
    }

    private static async Task<List<ProviderGrant>> HeldAsync(World world) =>
        await world.Services.GetRequiredService<IGrants>().ListAsync($"s3://{World.Staging}/", default).ToListAsync();
}
