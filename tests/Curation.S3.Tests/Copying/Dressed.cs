using Curation.S3.Tests.Servers;

namespace Curation.S3.Tests.Copying;

internal static class Dressed
{
    public static async Task AssertAsync(World world, string key)
    {
        var head = await world.Client.GetObjectMetadataAsync(world.Gallery.Bucket, key);
        var tags = await world.Client.GetObjectTaggingAsync(new() { BucketName = world.Gallery.Bucket, Key = key });

        Assert.Equal("text/csv", head.Headers.ContentType);
        Assert.Equal("max-age=60", head.CacheControl);
        Assert.Equal("attachment; filename=a.csv", head.ContentDisposition);
        Assert.Equal("Phenix 7", head.Metadata["instrument"]);
        var tag = Assert.Single(tags.Tagging);
        Assert.Equal(("plate", "BR00117010"), (tag.Key, tag.Value));
    }
}
