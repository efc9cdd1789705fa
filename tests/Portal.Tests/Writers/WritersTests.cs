using Curation.Granting;
using Curation.Granting.Linting;
using Curation.Store;
using Curation.Workflow.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Tests.Journeys;
using Portal.Writers;

namespace Portal.Tests.Writers;

public sealed class WritersTests
{
    private const string Place = "cpg0048-bsc/broad";
    private const string Lab = "arn:aws:iam::111122223333:role/lab";

    [Fact]
    public async Task Everybody_sees_the_grants_of_the_deposits_they_see()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Place, 1);
        var (writers, list) = (world.Services.GetRequiredService<WriterActs>(), world.Services.GetRequiredService<WriterList>());

        Assert.Single((await list.ListAsync(new WritersQuery(), null, World.Erin)).Rows);
        Assert.Single((await list.ListAsync(new WritersQuery(Prefix: "cpg0048"), null, World.Chidi)).Rows);
        Assert.Empty((await list.ListAsync(new WritersQuery(Prefix: "cpg0049"), null, World.Erin)).Rows);
        Assert.Empty((await list.ListAsync(new WritersQuery(WritersShown.Ended), null, World.Erin)).Rows);
        Assert.Empty((await list.ListAsync(new WritersQuery(Flaw: GrantFlaw.Unused), null, World.Erin)).Rows);
        Assert.Empty((await list.ListAsync(new WritersQuery(), null, World.Noor)).Rows);
        var none = await World.RefusalOfAsync(() => writers.OfDepositAsync(Guid.NewGuid(), World.Noor));
        Assert.Equal(none, await World.RefusalOfAsync(() => writers.OfDepositAsync(deposit, World.Noor)));
        var row = Assert.Single(await writers.OfDepositAsync(deposit, World.Ada));
        Assert.Equal(
            await World.RefusalOfAsync(() => writers.RevokeAsync(Guid.NewGuid(), "x", World.Noor)),
            await World.RefusalOfAsync(() => writers.RevokeAsync(row.Grant!.Id, "x", World.Noor)));
        Assert.Contains("maintainer", await World.RefusalOfAsync(() => writers.RevokeAsync(row.Grant!.Id, "x", World.Ada)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_own_identity_is_given_a_grant_beside_and_loses_it_with_the_submission()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Place, 1);
        var writers = world.Services.GetRequiredService<WriterActs>();

        await writers.GiveAsync(deposit, Lab, World.Erin);
        Assert.Contains("already", await World.RefusalOfAsync(() => writers.GiveAsync(deposit, Lab, World.Erin)), StringComparison.Ordinal);
        Assert.NotEmpty(await World.RefusalOfAsync(() => writers.GiveAsync(deposit, "arn:aws:iam::111122223333:role/*", World.Erin)));
        await World.UntilAsync(() => HeldAsync(world), held => held.Count == 2);
        var rows = await writers.OfDepositAsync(deposit, World.Ada);
        Assert.All(rows, row => Assert.Contains(row.Remarks, remark => remark.Flaw is GrantFlaw.Overlap));

        await world.SubmitAsync(deposit);
        var held = await World.UntilAsync(() => HeldAsync(world), left => left.Count == 1);

        Assert.NotEqual(Lab, held[0].Grantee.Id);
    }

    [Fact]
    public async Task Access_taken_away_is_gone_at_the_provider_and_can_be_given_again()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Place, 1);
        var writers = world.Services.GetRequiredService<WriterActs>();
        await World.UntilAsync(() => HeldAsync(world), held => held.Count == 1);

        await writers.RevokeAsync(Assert.Single(await writers.OfDepositAsync(deposit, World.Erin)).Grant!.Id, "The lab moved.", World.Erin);
        await World.UntilAsync(() => HeldAsync(world), held => held.Count == 0);
        Assert.NotEmpty(
            await World.RefusalOfAsync(() => world.Credentials.AskAsync(deposit, Permission.ReadWrite, TimeSpan.FromHours(1), World.Ada)));
        await writers.GiveAsync(deposit, "", World.Shantanu);

        await world.Credentials.AskAsync(deposit, Permission.ReadWrite, TimeSpan.FromHours(1), World.Ada);
        Assert.Single(await HeldAsync(world));
    }

    private static Task<PortalDb> DbAsync(World world) => world.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

    private static async Task<List<ProviderGrant>> HeldAsync(World world) =>
        await world.Services.GetRequiredService<IGrants>().ListAsync($"s3://{World.Staging}/", default).ToListAsync();
}
