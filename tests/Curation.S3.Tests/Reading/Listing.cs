using Curation.S3.Tests.Servers;

namespace Curation.S3.Tests.Reading;

public sealed class Listing
{
    [Theory, Servers]
    public async Task Streams_every_page_in_order_and_starts_behind_a_key(string server)
    {
        await using var world = await World.OnAsync(server);
        var keys = Enumerable.Range(0, 2101).Select(number => $"p/{number:x4}").ToList();
        await Parallel.ForEachAsync(
            [.. keys, "p2/other", "o"], new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (key, _) => await world.StageAsync(key, [1]));

        var all = await world.Staging.ListAsync("p/", null, CancellationToken.None).Select(found => found.Key).ToListAsync();
        var behind = await world.Staging.ListAsync("p/", keys[1049], CancellationToken.None).Select(found => found.Key).ToListAsync();

        Assert.Equal(keys, all);
        Assert.Equal(keys[1050..], behind);
    }

    [Theory, Servers]
    public async Task Tells_size_unquoted_etag_and_time_of_each_object(string server)
    {
        await using var world = await World.OnAsync(server);
        await world.StageAsync("p/a", "hello"u8.ToArray());

        var found = await world.Staging.ListAsync("p/", null, CancellationToken.None).SingleAsync();

        Assert.Equal(("p/a", 5, "5d41402abc4b2a76b9719d911017c592"), (found.Key, found.Size, found.ETag));
        Assert.InRange(found.LastModified, DateTimeOffset.UtcNow.AddMinutes(-2), DateTimeOffset.UtcNow.AddMinutes(2));
        Assert.Equal(
            found with { LastModified = default },
            await world.Staging.FindAsync("p/a", default) is { } head ? head with { LastModified = default } : null);
    }

    [Theory, Servers]
    public async Task Of_nothing_is_empty(string server)
    {
        await using var world = await World.OnAsync(server);

        Assert.Empty(await world.Staging.ListAsync("p/", null, CancellationToken.None).ToListAsync());
    }

    [Theory, Servers]
    public async Task Browses_a_folder_page_by_page(string server)
    {
        await using var world = await World.OnAsync(server);
        string[] keys = ["p/a b/1", "p/a+b/2", "p/ü/3", "p/x", "p/y", "other/z"];
        foreach (var key in keys)
        {
            await world.StageAsync(key, [1]);
        }

        var first = await world.Staging.BrowseAsync("p/", null, 3, CancellationToken.None);
        var second = await world.Staging.BrowseAsync("p/", first.Cursor, 3, CancellationToken.None);

        Assert.NotNull(first.Cursor);
        Assert.Null(second.Cursor);
        Assert.Equal(["p/a b/", "p/a+b/", "p/ü/"], first.Folders.Concat(second.Folders));
        Assert.Equal(["p/x", "p/y"], first.Objects.Concat(second.Objects).Select(found => found.Key));
        Assert.Equal(3, first.Folders.Count + first.Objects.Count);
    }
}
