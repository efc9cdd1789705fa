using Curation.Granting;
using Curation.Store;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Grants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Grants;
using Portal.Tests.Journeys;

namespace Portal.Tests.Grants;

/// <summary>What people decide about deposits, seen at the provider.</summary>
public sealed class GrantLifeTests
{
    private const string Place = "cpg0048-bsc/broad";
    private static readonly string Scope = $"s3://{World.Staging}/{Place}/*";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Approval_makes_the_grant_and_withdrawal_deletes_it()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Place, 1);
        var made = await UntilAsync(world, deposit, GrantState.Live);

        var held = Assert.Single(await HeldAsync(world));
        Assert.Equal((made.ProviderId, Scope, Permission.ReadWrite), (held.Id, held.Scope.Text, held.Permission));

        await world.Deposits.WithdrawAsync(deposit, World.Ada);
        await UntilAsync(world, deposit, GrantState.Ended);

        Assert.Empty(await HeldAsync(world));
        var told = await world.DepositQueries.HistoryAsync(deposit, World.Ada);
        Assert.Equal(
            ["deposit.requested", "deposit.opened", "grant.wanted", "grant.made", "deposit.withdrawn", "grant.ending", "grant.ended"],
            told.Select(fact => fact.What).Reverse());
    }

    [Fact]
    public async Task What_a_killed_process_made_is_adopted()
    {
        await using var world = new World();
        var provider = world.Services.GetRequiredService<IGrants>();
        var before = await provider.CreateAsync(Prefix.Parse(Place), Permission.ReadWrite, provider.Portal, default);

        var deposit = await world.OpenAsync(Place, 1);
        var made = await UntilAsync(world, deposit, GrantState.Live);

        Assert.Equal(before, made.ProviderId);
        Assert.Equal(before, Assert.Single(await HeldAsync(world)).Id);
    }

    [Fact]
    public async Task What_a_killed_process_made_and_never_noted_is_ended_all_the_same()
    {
        await using var world = new World();
        var provider = world.Services.GetRequiredService<IGrants>();
        await provider.CreateAsync(Prefix.Parse(Place), Permission.ReadWrite, provider.Portal, default);
        var deposit = Deposit.Request(Prefix.Parse(Place), "A plate", 1, "", World.Ada, DateTimeOffset.UtcNow);
        deposit.Open(World.Erin, DateTimeOffset.UtcNow);
        var grant = Grant.Want(deposit, World.Erin, DateTimeOffset.UtcNow);
        deposit.Withdraw(World.Ada, DateTimeOffset.UtcNow);
        grant.EndWith(deposit, World.Ada, DateTimeOffset.UtcNow);
        await using (var db = await DbAsync(world))
        {
            db.AddRange(deposit, grant);
            await db.SaveChangesAsync();
        }

        await world.Services.GetRequiredService<GrantCreation>().BringAboutAsync(grant.Id, default);

        Assert.Empty(await HeldAsync(world));
        Assert.Equal(GrantState.Ended, (await UntilAsync(world, deposit.Id, GrantState.Ended)).State);
    }

    [Fact]
    public async Task One_row_ending_leaves_what_another_adopted()
    {
        await using var world = new World();
        var first = await world.OpenAsync(Place, 1);
        await UntilAsync(world, first, GrantState.Live);
        await world.Deposits.WithdrawAsync(first, World.Ada);
        var second = await world.OpenAsync(Place, 1);

        var live = await UntilAsync(world, second, GrantState.Live);
        await UntilAsync(world, first, GrantState.Ended);

        Assert.Equal(live.ProviderId, Assert.Single(await HeldAsync(world)).Id);
        await world.Credentials.AskAsync(second, Permission.ReadWrite, Hour, World.Ada);
    }

    [Fact]
    public async Task Credentials_wait_for_a_grant_and_end_with_it()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Place, 1);
        await world.Credentials.AskAsync(deposit, Permission.ReadWrite, Hour, World.Ada);
        var used = await UntilAsync(world, deposit, GrantState.Live);
        Assert.NotNull(used.LastUsedAt);

        await using (var db = await DbAsync(world))
        {
            (await db.Grants.SingleAsync(g => g.DepositId == deposit)).Revoke("The lab moved.", World.Erin, DateTimeOffset.UtcNow);
            await db.SaveChangesAsync();
        }

        Assert.Contains("The lab moved.", await World.RefusalOfAsync(() => world.Credentials.AskAsync(deposit, Permission.Read, Hour, World.Ada)), StringComparison.Ordinal);
        await using var after = await DbAsync(world);
        Assert.Equal(1, await after.Facts.CountAsync(f => f.What == "credentials.asked"));
    }

    [Fact]
    public async Task A_deposit_from_before_the_portal_kept_grants_gets_one()
    {
        await using var world = new World();
        var deposit = Deposit.Request(Prefix.Parse(Place), "A plate", 1, "", World.Ada, DateTimeOffset.UtcNow);
        deposit.Open(World.Erin, DateTimeOffset.UtcNow);
        await using (var db = await DbAsync(world))
        {
            db.Add(deposit);
            await db.SaveChangesAsync();
        }

        await world.Credentials.AskAsync(deposit.Id, Permission.ReadWrite, Hour, World.Ada);

        Assert.Equal(Scope, Assert.Single(await HeldAsync(world)).Scope.Text);
    }

    private static Task<PortalDb> DbAsync(World world) => world.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

    private static async Task<List<ProviderGrant>> HeldAsync(World world) =>
        await world.Services.GetRequiredService<IGrants>().ListAsync($"s3://{World.Staging}/", default).ToListAsync();

    private static async Task<Grant> UntilAsync(World world, Guid deposit, GrantState state) =>
        await World.UntilAsync(
            async () =>
            {
                await using var db = await DbAsync(world);
                return await db.Grants.AsNoTracking().Where(g => g.DepositId == deposit).OrderByDescending(g => g.Id).FirstOrDefaultAsync();
            },
            grant => grant?.State == state) ?? throw new InvalidOperationException();
}
