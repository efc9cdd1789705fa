using Curation.S3.Tests.Servers;
using Curation.Store;

namespace Curation.S3.Tests.Copying;

public sealed class Metadata
{
    [Fact]
    public async Task Beyond_ASCII_is_kept_by_parts_too()
    {
        await using var world = await World.OnAsync("sandbox", options => options with { PartwiseAbove = 0 });
        await world.Account.StartAsync(CancellationToken.None);
        var approved = await world.PutAsync(world.Staging, "p/a", [1], request => request.Metadata["who"] = "Zoë Müller");

        Assert.Equal(CopyOutcome.Copied, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));

        var copy = await world.Client.GetObjectMetadataAsync(world.Gallery.Bucket, "p/a");
        // As S3 tells it: what was copied says the same.
        Assert.Equal("=?UTF-8?Q?Zo=C3=AB_M=C3=BCller?=", copy.Metadata["who"]);
    }

    [Theory, Servers]
    public async Task That_is_not_there_is_not_made_up(string server)
    {
        await using var world = await World.OnAsync(server, options => options with { PartwiseAbove = 0 });
        var approved = await world.PutAsync(world.Staging, "p/a", [1], request => request.ContentType = "image/tiff");

        await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None);

        var copy = await world.Client.GetObjectMetadataAsync(world.Gallery.Bucket, "p/a");
        Assert.Equal("image/tiff", copy.Headers.ContentType);
        Assert.Equal(0, copy.Metadata.Count);
        Assert.True(
            string.IsNullOrEmpty(copy.CacheControl) && string.IsNullOrEmpty(copy.ContentEncoding) && string.IsNullOrEmpty(copy.ExpiresString));
    }
}
