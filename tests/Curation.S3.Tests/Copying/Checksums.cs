using Amazon.S3;
using Amazon.S3.Model;
using Curation.S3.Tests.Servers;
using Curation.Store;

namespace Curation.S3.Tests.Copying;

public sealed class Checksums
{
    public static TheoryData<string, string> Kinds => new()
    {
        { "CRC64NVME", "FULL_OBJECT" },
        { "CRC32", "FULL_OBJECT" },
        { "SHA256", "COMPOSITE" },
    };

    [Theory, MemberData(nameof(Kinds))]
    public async Task Are_kept_by_parts(string algorithm, string type)
    {
        await using var world = await World.OnAsync("sandbox");
        await world.Account.StartAsync(CancellationToken.None);
        var approved = await world.UploadAsync(world.Staging, "p/a", [new byte[5 << 20], [1, 2, 3]], open =>
        {
            open.ChecksumAlgorithm = ChecksumAlgorithm.FindValue(algorithm);
            open.ChecksumType = ChecksumType.FindValue(type);
        });

        Assert.Equal(CopyOutcome.Copied, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));

        Assert.Equal(await TellAsync(world, world.Staging.Bucket), await TellAsync(world, world.Gallery.Bucket));
        Assert.Equal(approved.ETag, (await world.Gallery.FindAsync("p/a", default))?.ETag);
    }

    private static async Task<string> TellAsync(World world, string bucket)
    {
        var request = new GetObjectMetadataRequest { BucketName = bucket, Key = "p/a", ChecksumMode = ChecksumMode.ENABLED };
        var head = await world.Client.GetObjectMetadataAsync(request);
        var told = $"{head.ChecksumType} {head.ChecksumCRC64NVME}{head.ChecksumCRC32}{head.ChecksumCRC32C}{head.ChecksumSHA256}";
        Assert.True(told.Length > 15, $"{bucket} tells no checksum: {told}");
        return told;
    }
}
