using Amazon.S3.Model;
using Curation.S3.Copying;
using Curation.S3.Reading;
using Curation.S3.Tests.Servers;
using Curation.Store;

namespace Curation.S3.Tests.Copying;

public sealed class ByParts
{
    private const int MiB = 1 << 20;

    [Theory, Servers]
    public async Task Keeps_the_etag_of_equal_parts_and_headers_metadata_and_tags(string server)
    {
        await using var world = await World.OnAsync(server);
        await world.Account.StartAsync(CancellationToken.None);
        var approved = await world.UploadAsync(world.Staging, "p/big +.csv", [Bytes(5 * MiB, 1), Bytes(5 * MiB, 2), Bytes(100, 3)], Dress);

        var outcome = await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None);

        Assert.Equal(CopyOutcome.Copied, outcome);
        Assert.EndsWith("-3", approved.ETag, StringComparison.Ordinal);
        var copy = await world.Gallery.FindAsync(approved.Key, default);
        Assert.Equal((approved.Size, approved.ETag), (copy?.Size, copy?.ETag));
        await Dressed.AssertAsync(world, approved.Key);
        Assert.Equal(CopyOutcome.AlreadyThere, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
    }

    [Theory, Servers]
    public async Task Keeps_the_etag_of_unequal_parts(string server)
    {
        await using var world = await World.OnAsync(server);

        // Their number would fit equal parts of the first one's size; only their own ETags tell otherwise.
        var approved = await world.UploadAsync(world.Staging, "p/uneven", [Bytes(6 * MiB, 1), Bytes(5 * MiB, 2), Bytes(2 * MiB, 3)]);

        Assert.Equal(CopyOutcome.Copied, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
        Assert.Equal(approved.ETag, (await world.Gallery.FindAsync(approved.Key, default))?.ETag);
    }

    [Theory, Servers]
    public async Task Keeps_the_etag_of_a_single_small_part(string server)
    {
        await using var world = await World.OnAsync(server);
        var approved = await world.UploadAsync(world.Staging, "p/one", [Bytes(100, 1)]);

        Assert.Equal(CopyOutcome.Copied, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
        Assert.Equal(approved.ETag, (await world.Gallery.FindAsync(approved.Key, default))?.ETag);
        Assert.EndsWith("-1", approved.ETag, StringComparison.Ordinal);
    }

    [Theory, Servers]
    public async Task Copies_what_is_above_the_threshold_with_the_same_bytes(string server)
    {
        await using var world = await World.OnAsync(server, options => options with { PartwiseAbove = 100 });
        var approved = await world.StageAsync("p/over", Bytes(101, 7));

        Assert.Equal(CopyOutcome.Copied, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
        Assert.Equal(Bytes(101, 7), await world.Gallery.ReadStartAsync("p/over", 1000, default));
    }

    [Theory, Servers]
    public async Task Copies_no_source_that_changed_or_went_and_overwrites_nothing(string server)
    {
        await using var world = await World.OnAsync(server, options => options with { PartwiseAbove = 0 });
        await world.Account.StartAsync(CancellationToken.None);
        var changed = await world.StageAsync("p/changed", [1]);
        await world.StageAsync("p/changed", [2]);
        var gone = await world.StageAsync("p/gone", [1]);
        await world.Client.DeleteObjectAsync(world.Staging.Bucket, "p/gone");
        var other = await world.StageAsync("p/other", [1]);
        await world.PutAsync(world.Gallery, "p/other", [2]);

        Assert.Equal(CopyOutcome.SourceChanged, await world.Gallery.CopyFromAsync(world.Staging, changed, CancellationToken.None));
        Assert.Equal(CopyOutcome.SourceGone, await world.Gallery.CopyFromAsync(world.Staging, gone, CancellationToken.None));
        Assert.Equal(CopyOutcome.TargetDiffers, await world.Gallery.CopyFromAsync(world.Staging, other, CancellationToken.None));
        Assert.Equal([2], await world.Gallery.ReadStartAsync("p/other", 10, default));
    }

    [Theory, Servers]
    public async Task Ends_uploads_that_a_killed_run_left_open(string server)
    {
        await using var world = await World.OnAsync(server, options => options with { PartwiseAbove = 0 });
        var approved = await world.StageAsync("p/a", [1]);
        await world.Client.InitiateMultipartUploadAsync(world.Gallery.Bucket, "p/a");
        await world.Client.InitiateMultipartUploadAsync(world.Gallery.Bucket, "p/a2");
        using var later = new StoreAccount(world.Options, null, new Later());

        Assert.Equal(CopyOutcome.Copied, await later.Gallery.CopyFromAsync(later.Staging, approved, CancellationToken.None));

        var open = await world.Client.ListMultipartUploadsAsync(world.Gallery.Bucket);
        Assert.Equal(["p/a2"], open.MultipartUploads.Select(upload => upload.Key));
    }

    [Fact]
    public async Task A_bucket_with_more_open_uploads_than_are_looked_at_is_told_of()
    {
        await using var world = await World.OnAsync("sandbox");
        foreach (var key in new[] { "p/a", "p/b", "p/c" })
        {
            await world.Client.InitiateMultipartUploadAsync(world.Gallery.Bucket, key);
        }

        using var later = new StoreAccount(world.Options, null, new Later());
        var gallery = ((BucketStore)later.Gallery).Inner;

        Assert.Equal("1 1 1", await CountsAsync(new LeftoverUploads(gallery, most: 3)));
        Assert.Empty(later.Remarks);
        Assert.Equal("1 1 0", await CountsAsync(new LeftoverUploads(gallery, most: 2)));
        Assert.Equal($"{new StoreRemark(StoreRemarkReason.ManyOpenUploads, world.Gallery.Bucket, "2")}", Assert.Single(later.Remarks));

        static async Task<string> CountsAsync(LeftoverUploads leftovers)
        {
            var counts = new List<int>();
            foreach (var key in new[] { "p/a", "p/b", "p/c" })
            {
                counts.Add((await leftovers.OfAsync(key, default)).Count);
            }

            return string.Join(' ', counts);
        }
    }

    private static byte[] Bytes(int count, byte seed)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static void Dress(InitiateMultipartUploadRequest request)
    {
        request.ContentType = "text/csv";
        request.Headers.CacheControl = "max-age=60";
        request.Headers.ContentDisposition = "attachment; filename=a.csv";
        request.Metadata["instrument"] = "Phenix 7";
        request.TagSet = [new Tag { Key = "plate", Value = "BR00117010" }];
    }

    // Server clocks tell whole seconds; the run that takes over starts a moment later.
    private sealed class Later : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddSeconds(2);
    }
}
