using System.Text;
using Curation.Listings;
using Curation.Plans;
using Curation.Store;

namespace Cpg.Tests.Sources;

public sealed class FormTests
{
    [Theory]
    [InlineData("a/b\nc d/e\n", "a/b:-1|c d/e:-1")]
    [InlineData("a/b\r\nc/d\r\n", "a/b:-1|c/d:-1")]
    [InlineData("\uFEFFa/b\nc/d", "a/b:-1|c/d:-1")]
    [InlineData("a/b\t5\nc d/e\t0\n", "a/b:5|c d/e:0")]
    [InlineData("./a/b\t5\n./c d/e\t0\n", "a/b:5|c d/e:0")]
    [InlineData("/data/me/cpg0016-jump/s/x\t5\n/data/me/cpg0016-jump/s/y\t6\n", "cpg0016-jump/s/x:5|cpg0016-jump/s/y:6")]
    [InlineData("/cpg0016-jump/s/x\t5\n", "/cpg0016-jump/s/x:5")]
    [InlineData("5\t./a/b\n7\t./c d\n", "a/b:5|c d:7")]
    [InlineData("5 a/b\n7 c d/e\n", "a/b:5|c d/e:7")]
    [InlineData(".\n./a\n./a/b\n./a/bc\n./a-c\n", "a/b:-1|a/bc:-1|a-c:-1")]
    [InlineData("./a/b\n./a\n.\n", "a/b:-1")]
    [InlineData("p\np/a\np/a/b\n", "p/a/b:-1")]
    [InlineData("4096\t/data/up\n4096\t/data/up/a\n9\t/data/up/a/b\n", "a/b:9")]
    [InlineData("/data/cpg0016-jump/s/x\n/data/cpg0016-jump/s/y\n", "cpg0016-jump/s/x:-1|cpg0016-jump/s/y:-1")]
    [InlineData("/data/cpg0016_old/cpg0016-jump/s/x\n", "cpg0016-jump/s/x:-1")]
    [InlineData(
        "2024-01-02 03:04:05       1234 a/b\n2024-01-02 03:04:05          0 a/ c  d\n\nTotal Objects: 2\n   Total Size: 1234\n",
        "a/b:1234|a/ c  d:0")]
    [InlineData("\"bkt\",\"a/b%20c\",\"5\"\n\"bkt\",\"a/x+y%2Bz%C3%A9\",\"6\"\n", "a/b c:5|a/x y+zé:6")]
    [InlineData("Bucket,Key,Size,ETag\nbkt,a/b,5,x\n", "a/b:5")]
    [InlineData("\"Key\",\"Size\"\n\"a/\"\"b\",\"5\"\n", "a/\"b:5")]
    [InlineData(
        "\"bkt\",\"a/b\",\"v1\",\"true\",\"false\",\"5\"\n\"bkt\",\"a/b\",\"v0\",\"false\",\"false\",\"4\"\n\"bkt\",\"a/c\",\"v1\",\"true\",\"true\",\"\"\n",
        "a/b:5")]
    public async Task Every_form_is_known_by_its_first_lines(string listing, string expected)
    {
        var found = await Listed.ReadAsync(listing);

        Assert.Equal(expected, string.Join('|', found.Select(f => $"{f.Key}:{f.Size}")));
    }

    [Theory]
    [InlineData("/data/me/cpg0016-jump/s/images/x\t5\n", "/data/me/cpg0016-jump/s")]
    [InlineData("5\t/data/me/cpg0016-jump/s/images/x\n", "/data/me/cpg0016-jump/s")]
    [InlineData("/data/me/cpg0016-jump/s/images/x\n", "/data/me/cpg0016-jump/s")]
    [InlineData("/data/cpg0016_old/cpg0016-jump/s/images/x\t5\n", "/data/cpg0016_old/cpg0016-jump/s")]
    [InlineData("cpg0016-jump/s/images/x\t5\n", "cpg0016-jump/s")]
    [InlineData("./images/x\t5\n", "")]
    public async Task The_root_that_a_beginning_tells_is_one_that_reading_takes(string listing, string root)
    {
        var start = await Listing.ReadStartAsync(new MemoryStream(Encoding.UTF8.GetBytes(listing)), "list.txt", CancellationToken.None);

        Assert.Equal(root, start.Root);
        Assert.True(Prefix.TryParse("cpg0016-jump/s", out var prefix, out _));
        var found = await Listed.ReadAsync(listing, prefix.Folder, start.Root);
        Assert.Equal([start.FirstKey(start.Root, prefix)], found.Select(f => f.Key));
    }

    [Fact]
    public async Task A_snapshot_of_the_portal_is_a_listing()
    {
        using var file = new MemoryStream();
        using (var writer = new SnapshotWriter(file, "staging"))
        {
            writer.Add(new StoredObject("p/s/a “b”,c.txt", 5, "e", default));
            writer.Complete();
        }

        file.Position = 0;

        Assert.Equal([("p/s/a “b”,c.txt", 5)], await Listed.ReadAsync(file));
    }

    [Fact]
    public async Task What_is_put_before_a_key_tells_where_absolute_paths_begin()
    {
        Assert.Equal([("p/s/a", -1L)], await Listed.ReadAsync("/x/p/s/a\n", "p/s/"));
        Assert.Equal([("p/s/a", -1L)], await Listed.ReadAsync("/x/y/a\n", "p/s/", root: "/x/y"));
        Assert.Equal([("p/s/a.txt", -1L)], await Listed.ReadAsync("a.txt\n", "p/s/"));
    }

    [Fact]
    public async Task Lines_do_not_care_how_bytes_arrive()
    {
        var lines = Enumerable.Range(0, 40_000).Select(i => $"cpg0016-jump/é{i * 7919L % 100_003}/x").ToArray();
        var bytes = Encoding.UTF8.GetBytes(string.Join("\r\n", lines));

        var plain = await Listed.ReadAsync(new Dribble(bytes));
        var packed = await Listed.ReadAsync(new Dribble(Running.Gzip.Pack(bytes)));
        var twice = await Listed.ReadAsync(new Dribble([.. Running.Gzip.Pack(bytes), .. Running.Gzip.Pack("\r\np/last"u8.ToArray())]));

        Assert.Equal(lines, plain.Select(f => f.Key));
        Assert.Equal(lines, packed.Select(f => f.Key));
        Assert.Equal([.. lines, "p/last"], twice.Select(f => f.Key));
    }

    /// <summary>Gives one byte, then two, up to seven, and again.</summary>
    private sealed class Dribble(byte[] bytes) : MemoryStream(bytes)
    {
        private int next;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1 + (next++ % 7))]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
    }
}
