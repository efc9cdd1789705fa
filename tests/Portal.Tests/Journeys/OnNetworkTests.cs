namespace Portal.Tests.Journeys;

/// <summary>Portals of tests run side by side, and beside one that somebody runs on this machine.</summary>
public sealed class OnNetworkTests
{
    [Fact]
    public async Task Two_portals_listen_at_the_same_time()
    {
        await using var one = new World(_ => { }, isOnNetwork: true);
        await using var two = new World(_ => { }, isOnNetwork: true);
        using var client = new HttpClient();

        Assert.NotEqual(one.Address, two.Address);
        foreach (var world in new[] { one, two })
        {
            using var answer = await client.GetAsync(new Uri(world.Address, "/healthz"));
            Assert.True(answer.IsSuccessStatusCode, $"{world.Address}: {answer.StatusCode}");
        }
    }
}
