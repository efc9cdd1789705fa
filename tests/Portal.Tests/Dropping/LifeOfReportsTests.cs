using System.Text;
using Portal.Data;
using Portal.Dropping;
using Portal.Registering;
using Portal.Tests.Journeys;
using Testing.Clocks;

namespace Portal.Tests.Dropping;

/// <summary>What a report costs, how long it lives, and that a listing is never held.</summary>
[Collection(Alone.Name)]
public sealed class LifeOfReportsTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("portal-dropped-").FullName;
    private readonly DataFolder data;
    private readonly FixedClock clock = new(new(2026, 1, 5, 10, 0, 0, TimeSpan.Zero));

    public LifeOfReportsTests() => data = new DataFolder(root);

    public void Dispose()
    {
        data.Dispose();
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task A_report_goes_with_its_files_when_its_time_is_over()
    {
        var dropped = Listings();
        var id = await ReceiveAsync(dropped);

        clock.Now += TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1);
        dropped.Sweep();
        Assert.NotNull(dropped.Find(id, World.Ada));
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.Null(dropped.Find(id, World.Ada));
        dropped.Sweep();

        Assert.Empty(Left());
    }

    [Fact]
    public async Task A_start_removes_what_an_earlier_portal_left()
    {
        await ReceiveAsync(Listings());
        Assert.NotEmpty(Left());

        Listings();

        Assert.Empty(Left());
    }

    [Fact]
    public async Task The_oldest_goes_when_somebody_has_too_many()
    {
        var dropped = Listings();
        var ids = new List<Guid>();
        for (var i = 0; i < 8; i++)
        {
            ids.Add(await ReceiveAsync(dropped));
            clock.Now += TimeSpan.FromMinutes(1);
        }

        Assert.Equal(ids.TakeLast(5).Reverse(), dropped.Of(World.Ada).Select(row => row.Id));
        Assert.Equal(5, Left().Count());
        dropped.Forget(ids[^1], World.Ada);
        Assert.Equal(4, Left().Count());
    }

    [Fact]
    public async Task Nobody_sends_listings_without_end()
    {
        var dropped = Listings();
        for (var i = 0; i < 60; i++)
        {
            await ReceiveAsync(dropped);
        }

        var refused = await Assert.ThrowsAsync<DropRefusedException>(() => ReceiveAsync(dropped));
        clock.Now += TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1);
        await ReceiveAsync(dropped);

        Assert.Equal(DropFault.TooMany, refused.Fault);
    }

    [Theory]
    [InlineData(0, "line 1: expected more of it; the connection broke off")]
    [InlineData(5000, "expected more of it; the connection broke off")]
    public async Task A_connection_that_breaks_off_leaves_words_and_no_file(int after, string words)
    {
        var dropped = Listings();
        var id = Guid.NewGuid();
        using var body = new Lines(after, new IOException("reset"));

        await Assert.ThrowsAsync<DropRefusedException>(() => dropped.ReceiveAsync(id, Options, body, null, World.Ada, default));

        Assert.Contains(words, dropped.Find(id, World.Ada)!.Reason, StringComparison.Ordinal);
        Assert.Empty(Left());
    }

    [Fact]
    public async Task A_body_without_a_length_ends_at_the_limit()
    {
        var dropped = Listings();
        using var body = new Lines(200_000_100, null);

        var refused = await Assert.ThrowsAsync<DropRefusedException>(
            () => dropped.ReceiveAsync(Guid.NewGuid(), Options, body, null, World.Ada, default));

        Assert.Equal(DropFault.TooLarge, refused.Fault);
        Assert.InRange(body.Given, 200_000_000, 200_000_000 + (1 << 20));
        Assert.Empty(Left());
    }

    [Fact]
    public async Task A_long_listing_is_not_held()
    {
        var dropped = Listings();
        await ReceiveAsync(dropped);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        using var body = new Lines(150_000_000, null)
        {
            AtEachThird = () => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before),
        };
        var id = Guid.NewGuid();

        await dropped.ReceiveAsync(id, Options, body, null, World.Ada, default);

        Assert.InRange(most, 1, 48_000_000);
        Assert.Equal(body.Count, dropped.Find(id, World.Ada)!.Keys);
        Assert.InRange(Left().SelectMany(folder => new DirectoryInfo(folder).EnumerateFiles()).Sum(file => file.Length), 1, 100_000);
    }

    private static DropOptions Options => new("long.txt", Sender.Prefix, Sender.Prefix);

    private static async Task<Guid> ReceiveAsync(DroppedListings dropped)
    {
        var id = Guid.NewGuid();
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(Sender.Find()));
        await dropped.ReceiveAsync(id, new DropOptions("a", Sender.Prefix, "/data/me/cpg0037-oasis/broad"), body, null, World.Ada, default);
        return id;
    }

    private DroppedListings Listings() => new(new Drops(clock), new DropFolder(data), null!, gallery: null, new CurrentRegistry(null!), clock);

    private IEnumerable<string> Left() =>
        Directory.Exists(Path.Combine(root, "dropped")) ? Directory.EnumerateDirectories(Path.Combine(root, "dropped")) : [];

    /// <summary>Lines of a plate of images, as many bytes as asked for or a little more, and then an end or a fault.</summary>
    private sealed class Lines(long length, Exception? end) : MemoryStream
    {
        // Long names: as many bytes are read in fewer lines.
        private static readonly byte[] Line = Encoding.ASCII.GetBytes(
            $"{Sender.Prefix}/images/2026_01_05_Batch1/images/BR00100001__2026-01-05T10_00_00-Measurement1/Images/{new string('d', 200)}/{new string('e', 200)}/{new string('f', 200)}/r01c01f01p01-ch1sk1fk1fl1.tiff\t5000\n");

        // Ends with a whole line, unless it breaks off.
        private readonly long length = end is null ? (length + Line.Length - 1) / Line.Length * Line.Length : length;
        private int thirds;

        public long Given { get; private set; }

        public long Count => Given / Line.Length;

        public Action? AtEachThird { get; init; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            if (Given >= length)
            {
                return end is null ? 0 : throw end;
            }

            if (Given > length / 3 * (thirds + 1))
            {
                thirds++;
                AtEachThird?.Invoke();
            }

            var read = (int)Math.Min(Math.Min(buffer.Length, 1 << 16), length - Given);
            for (var done = 0; done < read;)
            {
                var at = (int)((Given + done) % Line.Length);
                var piece = Math.Min(Line.Length - at, read - done);
                Line.AsSpan(at, piece).CopyTo(buffer.Span[done..]);
                done += piece;
            }

            Given += read;
            return read;
        }
    }
}
