using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Curation.Plans;
using Curation.Store;

namespace Curation.Tests.Plans;

public sealed class SnapshotTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    private static readonly string[] Keys = ["a b", "a+b", "a,b\"c", "a/%2F", "a//x", "a/\u0001", "ä/ü", "\uE000", "\U0001F52C"];

    [Fact]
    public async Task What_was_written_is_read_back()
    {
        var objects = Keys.Order(KeyOrder.Instance)
            .Select((key, i) => new StoredObject(key, i * 1_000_000_000_000, $"etag-{i}", At.AddMilliseconds(i))
            {
                VersionId = i % 2 == 0 ? "" : $"v{i}",
                Checksum = i % 3 == 0 ? "" : $"SHA256:{i}+/=",
            })
            .ToList();
        using var file = new MemoryStream();

        var snapshot = Written(objects, file);

        file.Position = 0;
        Assert.Equal(objects, await SnapshotReader.ReadAsync(file, default).ToListAsync());
        Assert.Equal(new Tally(objects.Count, objects.Sum(o => o.Size)), snapshot.Tally);
    }

    [Fact]
    public void The_hash_is_that_of_the_text_and_tells_one_write_from_the_next()
    {
        using var file = new MemoryStream();
        var one = new StoredObject("k/ä", 3, "e", At) { VersionId = "v", Checksum = "CRC64NVME:c" };

        var snapshot = Written([one], file);

        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData("\"staging\",\"k/%C3%A4\",\"3\",\"e\",\"2026-03-02T10:00:00.000Z\",\"v\",\"CRC64NVME:c\"\n"u8)),
            snapshot.Hash);
        Assert.NotEqual(snapshot.Hash, Written([one with { LastModified = At.AddSeconds(1) }], null).Hash);
        Assert.NotEqual(snapshot.Hash, Written([one with { VersionId = "w" }], null).Hash);
        Assert.NotEqual(snapshot.Hash, Written([one with { ETag = "f" }], null).Hash);
    }

    [Fact]
    public void The_hash_of_the_contents_is_one_that_a_listing_of_the_gallery_has_too()
    {
        using var hash = new ContentsHash("staging");
        hash.Add(new StoredObject("k/ä", 3, "e", At) { VersionId = "v" });

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("\"staging\",\"k/%C3%A4\",\"3\",\"e\"\n"u8)), hash.Complete());
    }

    [Fact]
    public async Task A_snapshot_of_the_first_form_is_read_and_knows_no_times()
    {
        using var file = new MemoryStream();
        using (var zip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write("\"staging\",\"k%20l\",\"3\",\"e\"\n\"staging\",\"m\",\"0\",\"\"\n"u8);
        }

        file.Position = 0;

        Assert.Equal(
            [new StoredObject("k l", 3, "e", DateTimeOffset.MinValue), new StoredObject("m", 0, "", DateTimeOffset.MinValue)],
            await SnapshotReader.ReadAsync(file, default).ToListAsync());
    }

    [Theory]
    [InlineData("\"staging\",\"k\",\"3\",\"e\",\"yesterday\",\"\",\"\"")]
    [InlineData("\"staging\",\"k\",\"three\",\"e\"")]
    [InlineData("\"staging\",\"k\",\"3\"")]
    [InlineData("k\t3")]
    public async Task A_line_that_is_none_of_a_snapshot_is_named(string line)
    {
        using var file = new MemoryStream();
        using (var zip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(Encoding.UTF8.GetBytes(line));
        }

        file.Position = 0;

        Assert.Contains(
            "Line 1",
            (await Assert.ThrowsAsync<InvalidDataException>(() => SnapshotReader.ReadAsync(file, default).ToListAsync().AsTask())).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_cut_or_changed_is_not_the_snapshot()
    {
        using var file = new MemoryStream();
        var snapshot = Written([new StoredObject("k", 3, "e", default), new StoredObject("l", 4, "f", default)], file);
        var bytes = file.ToArray();

        Assert.True(await SnapshotReader.IsAsync(new MemoryStream(bytes), snapshot.Hash, default));
        for (var length = 0; length < bytes.Length / 2; length++)
        {
            Assert.False(await SnapshotReader.IsAsync(new MemoryStream(bytes[..length]), snapshot.Hash, default), $"cut at {length}");
        }

        using var other = new MemoryStream();
        using (var zip = new GZipStream(other, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(Encoding.UTF8.GetBytes("\"staging\",\"k\",\"3\",\"e\"\n"));
        }

        Assert.False(await SnapshotReader.IsAsync(new MemoryStream(other.ToArray()), snapshot.Hash, default));
    }

    [Fact]
    public void A_listing_out_of_order_is_refused()
    {
        using var writer = new SnapshotWriter(null, "staging");
        writer.Add(new StoredObject("b", 1, "e", default));

        Assert.Throws<InvalidDataException>(() => writer.Add(new StoredObject("a", 1, "e", default)));
        Assert.Throws<InvalidDataException>(() => writer.Add(new StoredObject("b", 1, "e", default)));
    }

    private static Snapshot Written(IEnumerable<StoredObject> objects, Stream? file)
    {
        using var writer = new SnapshotWriter(file, "staging");
        foreach (var item in objects)
        {
            writer.Add(item);
        }

        return writer.Complete();
    }
}
