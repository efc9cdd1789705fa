using Curation.Granting;
using Curation.Store;
using Curation.Workflow.Facts;
using Microsoft.Extensions.DependencyInjection;
using Portal.Credentials.Tokens;
using Portal.Deposits;
using Portal.Grants;
using Portal.Tests.Identity;
using Portal.Tests.Journeys;
using Portal.Writers;

namespace Portal.Tests.Grants;

/// <summary>The end of access, with the portal's clock moved to it.</summary>
public sealed class EndDateTests
{
    private const string Place = "cpg0048-bsc/broad";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task When_the_day_is_over_the_grant_is_deleted_and_everybody_is_told_why()
    {
        var clock = new ShiftedClock();
        await using var world = At(clock);
        var deposit = await world.OpenAsync(Place, 1);
        var token = await world.Tokens.MakeAsync(deposit, "cluster", Permission.ReadWrite, TimeSpan.FromDays(30), World.Ada);
        await world.Credentials.AskAsync(deposit, Permission.ReadWrite, TemporaryCredentials.Longest, World.Ada);
        var lastDay = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(2);
        await SetEndAsync(world, deposit, $"{lastDay:yyyy-MM-dd}", "The project ends.");
        var ends = world.Services.GetRequiredService<AccessEnds>();

        var before = await ends.FindAsync(deposit, World.Ada);
        Assert.Equal((lastDay.AddDays(1), ""), (DateOnly.FromDateTime(before.EndsAt!.Value.UtcDateTime), before.Closed));
        Assert.Contains("The project ends.", before.Message, StringComparison.Ordinal);
        clock.Advance(before.EndsAt.Value - clock.GetUtcNow() - Hour);
        var given = await world.Credentials.AskAsync(deposit, Permission.ReadWrite, TemporaryCredentials.Longest, World.Ada);
        Assert.InRange(given.Expires - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(58), Hour + TimeSpan.FromMinutes(1));
        clock.Advance(TimeSpan.FromMinutes(50));
        Assert.Contains("ends on", await World.RefusalOfAsync(() => world.Credentials.AskAsync(deposit, Permission.Read, Hour, World.Ada)), StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromMinutes(10));
        world.Services.GetRequiredService<GrantSignal>().Wake();
        await World.UntilAsync(() => HeldAsync(world), held => held.Count == 0);

        var after = await ends.FindAsync(deposit, World.Ada);
        Assert.Contains("its end came on", after.Closed, StringComparison.Ordinal);
        Assert.Null(after.EndsAt);
        Assert.Contains("its end came on", await World.RefusalOfAsync(() => world.Credentials.AskAsync(deposit, Permission.Read, Hour, World.Ada)), StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<TokenRefusedException>(() =>
            world.Services.GetRequiredService<Renewals>().RenewAsync(token.Text, Hour, "IPv4", default));
        Assert.Equal(TokenFault.Closed, refused.Fault);
        Assert.Contains("its end came on", refused.Message, StringComparison.Ordinal);
        Assert.Contains("grant.end-set", (await world.DepositQueries.HistoryAsync(deposit, World.Ada)).Select(fact => fact.What));
    }

    [Fact]
    public async Task What_was_given_before_a_revocation_is_told_with_its_end()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Place, 1);
        var given = await world.Credentials.AskAsync(deposit, Permission.ReadWrite, TimeSpan.FromHours(4), World.Ada);
        var (writers, ends) = (world.Services.GetRequiredService<WriterActs>(), world.Services.GetRequiredService<AccessEnds>());

        await writers.RevokeAsync(Assert.Single(await writers.OfDepositAsync(deposit, World.Erin)).Grant!.Id, "The lab moved.", World.Erin);

        var after = await ends.FindAsync(deposit, World.Ada);
        Assert.Contains("The lab moved.", after.Closed, StringComparison.Ordinal);
        Assert.InRange(after.CredentialsUntil!.Value - given.Expires, TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(2));
        Assert.NotEmpty(await World.RefusalOfAsync(() => ends.FindAsync(deposit, World.Noor)));
    }

    [Fact]
    public async Task An_end_moved_in_time_keeps_access_alive()
    {
        var clock = new ShiftedClock();
        await using var world = At(clock);
        var deposit = await world.OpenAsync(Place, 1);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await SetEndAsync(world, deposit, $"{today.AddDays(1):yyyy-MM-dd}", "First.");
        await SetEndAsync(world, deposit, $"{today.AddDays(20):yyyy-MM-dd}", "More plates.");

        clock.Advance(TimeSpan.FromDays(5));
        await world.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<GrantKeeper>().Single().RoundAsync(default);

        await world.Credentials.AskAsync(deposit, Permission.ReadWrite, Hour, World.Ada);
        await SetEndAsync(world, deposit, "", "No end any more.");
        Assert.Null((await world.Services.GetRequiredService<AccessEnds>().FindAsync(deposit, World.Ada)).EndsAt);
    }

    [Theory]
    [InlineData("31.3.2026")]
    [InlineData("2026-02-30")]
    [InlineData("9999-12-31")]
    [InlineData("2020-01-01")]
    public async Task A_day_that_is_none_or_past_changes_nothing(string day)
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Place, 1);

        Assert.NotEmpty(await World.RefusalOfAsync(() => SetEndAsync(world, deposit, day, "x")));

        Assert.Null((await world.Services.GetRequiredService<AccessEnds>().FindAsync(deposit, World.Ada)).EndsAt);
    }

    [Fact]
    public async Task A_setting_gives_all_access_an_end()
    {
        await using var world = new World(("Grants:Days", "30"));

        var deposit = await world.OpenAsync(Place, 1);

        var end = (await world.Services.GetRequiredService<AccessEnds>().FindAsync(deposit, World.Ada)).EndsAt!.Value;
        Assert.InRange(end - DateTimeOffset.UtcNow, TimeSpan.FromDays(30), TimeSpan.FromDays(31));
        Assert.Equal(TimeSpan.Zero, end.TimeOfDay);
    }

    private static World At(ShiftedClock clock) => new(services => services.AddSingleton<TimeProvider>(clock), isOnNetwork: false);

    private static async Task SetEndAsync(World world, Guid deposit, string day, string words)
    {
        var writers = world.Services.GetRequiredService<WriterActs>();
        await writers.SetEndAsync(Assert.Single(await writers.OfDepositAsync(deposit, World.Erin)).Grant!.Id, day, words, World.Erin);
    }

    private static async Task<List<ProviderGrant>> HeldAsync(World world) =>
        await world.Services.GetRequiredService<IGrants>().ListAsync($"s3://{World.Staging}/", default).ToListAsync();
}
