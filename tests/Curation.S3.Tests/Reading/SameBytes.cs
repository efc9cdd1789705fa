using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.S3.Reading;
using Curation.S3.Tests.Servers;

namespace Curation.S3.Tests.Reading;

public sealed class SameBytes
{
    [Theory, Servers]
    public async Task Are_told_by_a_checksum_that_both_have(string server)
    {
        await using var world = await World.OnAsync(server);
        var one = await world.PutAsync(world.Staging, "p/a", "hello"u8.ToArray(), WithChecksum);
        var same = await world.PutAsync(world.Gallery, "p/a", "hello"u8.ToArray(), WithChecksum);
        var other = await world.PutAsync(world.Gallery, "p/b", "hallo"u8.ToArray(), WithChecksum);

        Assert.True(await world.Staging.HoldsSameBytesAsync(one, world.Gallery, same, CancellationToken.None));
        Assert.False(await world.Staging.HoldsSameBytesAsync(one, world.Gallery, other, CancellationToken.None));
    }

    [Theory, Servers]
    public async Task Are_not_told_of_an_object_that_changed_since(string server)
    {
        await using var world = await World.OnAsync(server);
        var one = await world.PutAsync(world.Staging, "p/a", "hello"u8.ToArray(), WithChecksum);
        var same = await world.PutAsync(world.Gallery, "p/a", "hello"u8.ToArray(), WithChecksum);
        await world.PutAsync(world.Gallery, "p/a", "hallo"u8.ToArray(), WithChecksum);

        Assert.False(await world.Staging.HoldsSameBytesAsync(one, world.Gallery, same, CancellationToken.None));
    }

    [Fact]
    public void Are_not_told_by_checksums_of_checksums_or_of_different_kinds()
    {
        Assert.Null(ObjectChecksums.AreEqual(Head(sha256: "a-3", type: ChecksumType.COMPOSITE), Head(sha256: "a-3", type: ChecksumType.COMPOSITE)));
        Assert.Null(ObjectChecksums.AreEqual(Head(sha256: "a"), Head(crc: "a")));
        Assert.Null(ObjectChecksums.AreEqual(Head(), Head()));
        Assert.True(ObjectChecksums.AreEqual(Head(sha256: "a", crc: "c"), Head(crc: "c")));
        Assert.False(ObjectChecksums.AreEqual(Head(sha256: "a", crc: "c"), Head(sha256: "b", crc: "c")));
    }

    private static void WithChecksum(PutObjectRequest request)
    {
        request.ChecksumAlgorithm = ChecksumAlgorithm.SHA256;
        request.ChecksumSHA256 = Convert.ToBase64String(SHA256.HashData(((MemoryStream)request.InputStream).ToArray()));
    }

    private static GetObjectMetadataResponse Head(string? sha256 = null, string? crc = null, ChecksumType? type = null) =>
        new() { ContentLength = 1, ChecksumSHA256 = sha256, ChecksumCRC64NVME = crc, ChecksumType = type };
}
