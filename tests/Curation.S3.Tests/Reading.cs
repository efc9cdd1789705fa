using Curation.S3.Tests.Servers;

namespace Curation.S3.Tests;

public sealed class Reading
{
    [Theory, Servers]
    public async Task Gives_the_first_bytes_or_all_there_are(string server)
    {
        await using var world = await World.OnAsync(server);
        await world.StageAsync("p/a", "hello"u8.ToArray());

        Assert.Equal("hel"u8.ToArray(), await world.Staging.ReadStartAsync("p/a", 3, CancellationToken.None));
        Assert.Equal("hello"u8.ToArray(), await world.Staging.ReadStartAsync("p/a", 5000, CancellationToken.None));
        Assert.Equal(Array.Empty<byte>(), await world.Staging.ReadStartAsync("p/a", 0, CancellationToken.None));
    }

    [Theory, Servers]
    public async Task Of_an_empty_object_is_empty(string server)
    {
        await using var world = await World.OnAsync(server);
        await world.StageAsync("p/empty", []);

        Assert.Equal(Array.Empty<byte>(), await world.Staging.ReadStartAsync("p/empty", 10, CancellationToken.None));
    }

    [Theory, Servers]
    public async Task Of_nothing_is_null(string server)
    {
        await using var world = await World.OnAsync(server);

        Assert.Null(await world.Staging.FindAsync("p/none", CancellationToken.None));
        Assert.Null(await world.Staging.ReadStartAsync("p/none", 10, CancellationToken.None));
        Assert.Null(await world.Staging.ReadStartAsync("p/none", 0, CancellationToken.None));
    }
}
