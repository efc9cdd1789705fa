using Curation.S3.Tests.Servers;
using Curation.Store;
using Microsoft.AspNetCore.Http;

namespace Curation.S3.Tests.Reading;

public sealed class Bodies
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

    [Theory, Servers]
    public async Task Streams_an_object_of_any_size(string server)
    {
        await using var world = await World.OnAsync(server);
        var bytes = new byte[3_000_000];
        new Random(1).NextBytes(bytes);
        await world.StageAsync("p/täble \u00B5.csv", bytes);
        await world.StageAsync("p/empty", []);

        Assert.Equal(bytes, await StreamAsync(world, "p/täble \u00B5.csv"));
        Assert.Empty(await StreamAsync(world, "p/empty"));
    }

    [Theory, Servers]
    public async Task Of_what_is_gone_says_so(string server)
    {
        await using var world = await World.OnAsync(server);

        var refused = await Assert.ThrowsAsync<StoreException>(() => world.Staging.OpenAsync("p/none", CancellationToken.None));

        Assert.Equal(new StoreFailure(StoreReason.ObjectGone, new StoreCall(StoreOperation.Read, world.Staging.Bucket, "p/none")).ToString(), refused.Message);
    }

    [Theory, Servers]
    public async Task Tries_again_when_the_server_is_busy(string server)
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync(server, through: interceptor);
        await world.StageAsync("p/a", "hello"u8.ToArray());
        interceptor.Before = Interceptor.First(2, IsGet, context => Interceptor.AnswerAsync(context, 503, "SlowDown"));

        Assert.Equal("hello"u8.ToArray(), await StreamAsync(world, "p/a"));
    }

    [Theory, Servers]
    public async Task Tells_what_the_server_refuses(string server)
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync(server, through: interceptor);
        interceptor.Before = Interceptor.First(1, IsGet, context => Interceptor.AnswerAsync(context, 403, "AccessDenied"));

        var refused = await Assert.ThrowsAsync<StoreException>(() => world.Staging.OpenAsync("p/a", CancellationToken.None));

        Assert.Equal(StoreReason.AccessDenied, refused.Failure?.Reason);
    }

    [Theory, Servers]
    public async Task Goes_on_where_a_connection_broke(string server)
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync(server, through: interceptor);
        var bytes = new byte[1_000_000];
        new Random(2).NextBytes(bytes);
        var staged = await world.StageAsync("p/a", bytes);
        interceptor.After = Interceptor.First(1, IsGet, context => BreakAfterAsync(context, bytes.AsMemory(0, 300_000), staged));

        Assert.Equal(bytes, await StreamAsync(world, "p/a"));
        Assert.Equal(2, interceptor.Seen.Count(request => request.StartsWith("GET", StringComparison.Ordinal)));
    }

    [Theory, Servers]
    public async Task Stops_when_the_object_is_replaced_behind_a_broken_connection(string server)
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync(server, through: interceptor);
        var bytes = new byte[1_000_000];
        var staged = await world.StageAsync("p/a", bytes);
        interceptor.After = Interceptor.First(1, IsGet, async context =>
        {
            await world.StageAsync("p/a", "another"u8.ToArray());
            await BreakAfterAsync(context, bytes.AsMemory(0, 300_000), staged);
        });

        var refused = await Assert.ThrowsAsync<StoreException>(() => StreamAsync(world, "p/a"));

        Assert.Equal(StoreReason.ObjectReplaced, refused.Failure?.Reason);
    }

    [Fact]
    public async Task A_connection_that_keeps_breaking_is_told()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("sandbox", options => options with { Attempts = 3 }, interceptor);
        await world.StageAsync("p/a", new byte[1000]);
        interceptor.Before = Interceptor.First(int.MaxValue, IsGet, Interceptor.ResetAsync);

        var refused = await Assert.ThrowsAsync<StoreException>(() => StreamAsync(world, "p/a"));

        Assert.Equal((StoreReason.ConnectionBroke, new StoreCall(StoreOperation.Read, world.Staging.Bucket, "p/a")), (refused.Failure?.Reason, refused.Failure?.Call));
    }

    private static bool IsGet(HttpContext context) => HttpMethods.IsGet(context.Request.Method);

    private static async Task BreakAfterAsync(HttpContext context, ReadOnlyMemory<byte> first, StoredObject of)
    {
        context.Response.ContentLength = of.Size;
        context.Response.Headers.ETag = $"\"{of.ETag}\"";
        await context.Response.Body.WriteAsync(first);
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    private static async Task<byte[]> StreamAsync(World world, string key)
    {
        await using var stream = await world.Staging.OpenAsync(key, CancellationToken.None);
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }
}
