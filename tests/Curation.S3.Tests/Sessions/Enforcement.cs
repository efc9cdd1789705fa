using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.S3.Tests.Servers;
using Curation.Store;

namespace Curation.S3.Tests.Sessions;

/// <summary>What vended credentials reach, on a server that enforces session policies.</summary>
public sealed class Enforcement
{
    private static readonly Prefix Oasis = Prefix.Parse("cpg0037-oasis/broad");

    [Fact]
    public async Task Lets_a_contributor_write_read_and_list_the_own_prefix()
    {
        await using var world = await World.OnAsync("sandbox");
        using var contributor = await ContributorAsync(world, Permission.ReadWrite);
        var bucket = world.Staging.Bucket;

        await contributor.PutObjectAsync(Put(bucket, "cpg0037-oasis/broad/images/a.tiff"));
        var upload = await contributor.InitiateMultipartUploadAsync(bucket, "cpg0037-oasis/broad/big");
        await contributor.AbortMultipartUploadAsync(bucket, "cpg0037-oasis/broad/big", upload.UploadId);
        using var read = await contributor.GetObjectAsync(bucket, "cpg0037-oasis/broad/images/a.tiff");
        await contributor.PutObjectAsync(Put(bucket, "cpg0037-oasis/broad/wrong-place"));
        await contributor.DeleteObjectAsync(bucket, "cpg0037-oasis/broad/wrong-place");

        Assert.Null(await world.Staging.FindAsync("cpg0037-oasis/broad/wrong-place", default));
        Assert.Equal(1, read.ContentLength);
        foreach (var prefix in new[] { "cpg0037-oasis/broad/", "cpg0037-oasis/broad/images/" })
        {
            Assert.NotEmpty((await contributor.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, Prefix = prefix })).S3Objects);
        }
    }

    [Fact]
    public async Task Keeps_a_contributor_out_of_everything_else()
    {
        await using var world = await World.OnAsync("sandbox");
        using var contributor = await ContributorAsync(world, Permission.ReadWrite);
        var bucket = world.Staging.Bucket;
        await world.StageAsync("cpg0037-oasis/broad/a", [1]);
        await world.StageAsync("cpg0037-oasis/broad2/a", [1]);
        await world.PutAsync(world.Gallery, "cpg0037-oasis/broad/a", [1]);

        await RefusedAsync(() => contributor.PutObjectAsync(Put(bucket, "cpg0037-oasis/broad2/a")));
        await RefusedAsync(() => contributor.GetObjectAsync(bucket, "cpg0037-oasis/broad2/a"));
        await RefusedAsync(() => contributor.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, Prefix = "cpg0037-oasis/" }));
        await RefusedAsync(() => contributor.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, Prefix = "cpg0037-oasis/broad" }));
        await RefusedAsync(() => contributor.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket }));
        await RefusedAsync(() => contributor.DeleteObjectAsync(bucket, "cpg0037-oasis/broad2/a"));
        await RefusedAsync(() => contributor.DeleteObjectAsync(world.Gallery.Bucket, "cpg0037-oasis/broad/a"));
        await RefusedAsync(() => contributor.PutObjectAsync(Put(world.Gallery.Bucket, "cpg0037-oasis/broad/a")));
        await RefusedAsync(() => contributor.GetObjectAsync(world.Gallery.Bucket, "cpg0037-oasis/broad/a"));
    }

    [Fact]
    public async Task Lets_a_reader_read_and_not_write()
    {
        await using var world = await World.OnAsync("sandbox");
        using var reader = await ContributorAsync(world, Permission.Read);
        await world.StageAsync("cpg0037-oasis/broad/a", [1]);

        using var read = await reader.GetObjectAsync(world.Staging.Bucket, "cpg0037-oasis/broad/a");

        Assert.Equal(1, read.ContentLength);
        await RefusedAsync(() => reader.PutObjectAsync(Put(world.Staging.Bucket, "cpg0037-oasis/broad/b")));
    }

    private static async Task<AmazonS3Client> ContributorAsync(World world, Permission permission)
    {
        var given = await world.Account.Vendor.VendAsync(
            Oasis, permission, TimeSpan.FromHours(1), new AuditContext("ada@example.org", "entra|ada", "42"), CancellationToken.None);
        return new AmazonS3Client(
            new SessionAWSCredentials(given.AccessKeyId, given.SecretAccessKey, given.SessionToken),
            new AmazonS3Config { ServiceURL = world.Server.Url, ForcePathStyle = true, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
    }

    private static PutObjectRequest Put(string bucket, string key) => new() { BucketName = bucket, Key = key, ContentBody = "x" };

    private static async Task RefusedAsync<T>(Func<Task<T>> act) =>
        Assert.Equal("AccessDenied", (await Assert.ThrowsAsync<AmazonS3Exception>(act)).ErrorCode);
}
