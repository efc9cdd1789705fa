using Curation.S3.Tests.Servers;
using Curation.Store;

namespace Curation.S3.Tests.Copying;

public sealed class Races
{
    [Theory]
    [InlineData(1000)]
    [InlineData(0)]
    public async Task Between_copies_of_one_key_have_one_winner(long partwiseAbove)
    {
        await using var world = await World.OnAsync("sandbox", options => options with { PartwiseAbove = partwiseAbove });
        await world.Account.StartAsync(CancellationToken.None);
        var approved = await world.StageAsync("p/a", [1]);

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None)));

        Assert.Single(outcomes, CopyOutcome.Copied);
        Assert.DoesNotContain(CopyOutcome.TargetDiffers, outcomes);
        Assert.Equal([1], await world.Gallery.ReadStartAsync("p/a", 10, default));
    }

    [Fact]
    public async Task With_somebody_who_writes_the_key_first_are_lost_gracefully()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("sandbox", through: interceptor);
        await world.Account.StartAsync(CancellationToken.None);
        var approved = await world.StageAsync("p/a", [1]);
        interceptor.Before = async context =>
        {
            if (Interceptor.IsCopy(context))
            {
                await world.PutAsync(world.Gallery, "p/a", [2]);
            }

            return false;
        };

        Assert.Equal(CopyOutcome.TargetDiffers, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
        Assert.Equal([2], await world.Gallery.ReadStartAsync("p/a", 10, default));
    }
}
