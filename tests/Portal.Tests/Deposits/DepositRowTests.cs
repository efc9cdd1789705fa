using Curation.Store;
using Portal.Tests.Journeys;

namespace Portal.Tests.Deposits;

/// <summary>An open page is drawn anew when what it shows of the deposit changed, and only then.</summary>
public sealed class DepositRowTests
{
    [Fact]
    public async Task What_is_only_told_of_a_deposit_draws_nothing_anew()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync("cpg0048-bsc/broad", 1);
        var before = await world.DepositQueries.FindAsync(deposit, World.Ada);
        await world.Deposits.CommentAsync(deposit, "When will it be complete?", World.Erin);
        await world.Credentials.AskAsync(deposit, Permission.Read, TimeSpan.FromHours(1), World.Ada);

        Assert.Equal(before, await world.DepositQueries.FindAsync(deposit, World.Ada));
        Assert.NotEqual(before, await world.DepositQueries.FindAsync(deposit, World.Erin));

        await world.Deposits.DeclareAsync(deposit, 2, World.Ada);
        Assert.NotEqual(before, await world.DepositQueries.FindAsync(deposit, World.Ada));
    }
}
