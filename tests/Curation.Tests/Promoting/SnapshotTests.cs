using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Curation.Promoting;

namespace Curation.Tests.Promoting;

public sealed class SnapshotTests
{
    private static readonly string[] Keys = ["a b", "a+b", "a,b\"c", "a/%2F", "a//x", "a/\u0001", "ä/ü", "\uE000", "\U0001F52C"];

    [Fact]
    public async Task What_was_written_is_read_back()
    {
        var objects = Keys.Order(KeyOrder.Instance).Select((key, i) => new StoredObject(key, i * 1_000_000_000_000, $"etag-{i}", DateTimeOffset.MinValue)).ToList();
        using var file = new MemoryStream();

        var snapshot = Written(objects, file);

        file.Position = 0;
        Assert.Equal(objects, await SnapshotReader.ReadAsync(file, default).ToListAsync());
        Assert.Equal(new Tally(objects.Count, objects.Sum(o => o.Size)), snapshot.Tally);
    }

    [Fact]
    public void The_hash_is_that_of_the_text_and_dates_do_not_count()
    {
        using var file = new MemoryStream();
        var one = new StoredObject("k/ä", 3, "e", DateTimeOffset.UnixEpoch);

        var snapshot = Written([one], file);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("\"staging\",\"k/%C3%A4\",\"3\",\"e\"\n"u8)), snapshot.Hash);
        Assert.Equal(snapshot.Hash, Written([one with { LastModified = DateTimeOffset.MaxValue }], null).Hash);
        Assert.NotEqual(snapshot.Hash, Written([one with { ETag = "f" }], null).Hash);
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
