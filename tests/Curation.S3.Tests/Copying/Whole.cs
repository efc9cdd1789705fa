using Amazon.S3.Model;
using Curation.S3.Tests.Servers;
using Curation.Store;

namespace Curation.S3.Tests.Copying;

public sealed class Whole
{
    [Theory, Servers]
    public async Task Keeps_bytes_etag_headers_metadata_and_tags(string server)
    {
        await using var world = await World.OnAsync(server);
        await world.Account.StartAsync(CancellationToken.None);
        var approved = await world.PutAsync(world.Staging, "p/a.csv", "x,y\n"u8.ToArray(), Dress);

        var outcome = await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None);

        Assert.Equal(CopyOutcome.Copied, outcome);
        Assert.Equal(approved.ETag, (await world.Gallery.FindAsync(approved.Key, default))?.ETag);
        Assert.Equal("x,y\n"u8.ToArray(), await world.Gallery.ReadStartAsync(approved.Key, 100, default));
        await Dressed.AssertAsync(world, approved.Key);
    }

    [Theory, Servers]
    public async Task Copies_an_empty_object(string server)
    {
        await using var world = await World.OnAsync(server);
        var approved = await world.StageAsync("p/empty", []);

        Assert.Equal(CopyOutcome.Copied, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
        Assert.Equal(0, (await world.Gallery.FindAsync(approved.Key, default))?.Size);
    }

    [Theory, Servers]
    public async Task Copies_no_source_that_changed(string server)
    {
        await using var world = await World.OnAsync(server);
        await world.Account.StartAsync(CancellationToken.None);
        var approved = await world.StageAsync("p/a", [1]);
        await world.StageAsync("p/a", [2]);

        Assert.Equal(CopyOutcome.SourceChanged, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
        Assert.Null(await world.Gallery.FindAsync("p/a", default));
    }

    [Theory, Servers]
    public async Task Says_that_a_source_is_gone(string server)
    {
        await using var world = await World.OnAsync(server);
        await world.Account.StartAsync(CancellationToken.None);
        var approved = await world.StageAsync("p/a", [1]);
        await world.Client.DeleteObjectAsync(world.Staging.Bucket, "p/a");

        Assert.Equal(CopyOutcome.SourceGone, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
    }

    [Theory, Servers]
    public async Task Copied_twice_is_already_there(string server)
    {
        await using var world = await World.OnAsync(server);
        await world.Account.StartAsync(CancellationToken.None);
        var approved = await world.StageAsync("p/a", [1]);

        Assert.Equal(CopyOutcome.Copied, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
        Assert.Equal(CopyOutcome.AlreadyThere, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
    }

    [Theory, Servers]
    public async Task Leaves_a_target_with_other_bytes_as_it_is(string server)
    {
        await using var world = await World.OnAsync(server);
        await world.Account.StartAsync(CancellationToken.None);
        var approved = await world.StageAsync("p/a", [1]);
        await world.PutAsync(world.Gallery, "p/a", [2]);

        Assert.Equal(CopyOutcome.TargetDiffers, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
        Assert.Equal([2], await world.Gallery.ReadStartAsync("p/a", 10, default));
    }

    private static void Dress(PutObjectRequest request)
    {
        request.ContentType = "text/csv";
        request.Headers.CacheControl = "max-age=60";
        request.Headers.ContentDisposition = "attachment; filename=a.csv";
        request.Metadata["instrument"] = "Phenix 7";
        request.TagSet = [new Tag { Key = "plate", Value = "BR00117010" }];
    }
}
