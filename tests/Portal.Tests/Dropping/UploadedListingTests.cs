using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Dropping;
using Portal.Tests.Journeys;

namespace Portal.Tests.Dropping;

public sealed class UploadedListingTests
{
    [Fact]
    public async Task A_listing_gets_a_report_that_is_its_owners_alone()
    {
        await using var world = new World();
        using var ada = await Sender.OfAsync(world, "ada");
        var dropped = world.Services.GetRequiredService<DroppedListings>();
        var id = Guid.NewGuid();
        using var noor = await Sender.OfAsync(world, "noor");
        using var erin = await Sender.OfAsync(world, "erin");

        var sent = await ada.SendAsync(
            id,
            Sender.Find() + "7\t/data/me/cpg0037-oasis/broad/images/2026_01_05_Batch1/images/BR1/.DS_Store\n",
            root: "/data/me/cpg0037-oasis/broad");

        Assert.Equal((HttpStatusCode.Created, ""), sent);
        var row = dropped.Find(id, World.Ada);
        Assert.Equal(
            (true, World.Complete + 1L, true, Sender.Prefix, 1L),
            (row!.Report is not null, row.Keys, row.Report!.HasSizes, row.Prefix, row.Report.Figures.Errors));
        Assert.NotNull(await world.Services.GetRequiredService<DroppedReports>().ReadAsync(id, World.Ada));
        foreach (var file in new[] { "findings.csv", "findings.ndjson", "plates.csv", "repairs.tsv", "repairs.sh" })
        {
            var address = new Uri($"/api/listings/{id}/{file}", UriKind.Relative);
            using var mine = await ada.Browser.GetAsync(address);
            using var theirs = await noor.Browser.GetAsync(address);
            using var maintainers = await erin.Browser.GetAsync(address);
            Assert.Equal(
                (HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (mine.StatusCode, theirs.StatusCode, maintainers.StatusCode));
        }

        Assert.Null(dropped.Find(id, World.Noor));
        Assert.Null(dropped.Find(id, World.Erin));
        Assert.Null(await world.Services.GetRequiredService<DroppedReports>().ReadAsync(id, World.Noor));
        dropped.Forget(id, World.Noor);
        dropped.Cancel(id, World.Noor);
        Assert.NotNull(dropped.Find(id, World.Ada));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await noor.SendAsync(id, Sender.Find())).Status);
    }

    [Fact]
    public async Task Repairs_can_be_downloaded_as_a_table_and_as_a_script()
    {
        await using var world = new World();
        using var ada = await Sender.OfAsync(world, "ada");
        var dropped = world.Services.GetRequiredService<DroppedListings>();
        var id = Guid.NewGuid();
        const string key = "/2026_01_05_Batch1/P1/it's $(here)\n/x.tiff";
        await ada.SendAsync(
            id, $"\"b-bucket\",\"{Sender.Prefix}/images{key.Replace("\n", "%0A", StringComparison.Ordinal)}\",\"50\"\n", root: Sender.Prefix);

        var script = await ada.Browser.GetStringAsync(new Uri($"/api/listings/{id}/repairs.sh", UriKind.Relative));
        var table = await ada.Browser.GetStringAsync(new Uri($"/api/listings/{id}/repairs.tsv", UriKind.Relative));

        Assert.Contains($@"'s3://{World.Staging}/{Sender.Prefix}/images/2026_01_05_Batch1/P1/it'\''s $(here)", script, StringComparison.Ordinal);
        Assert.StartsWith("aws s3 mv --endpoint-url 'http://", script, StringComparison.Ordinal);
        Assert.StartsWith("# not moved: ", Assert.Single(table.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_portals_own_pages_send_listings()
    {
        await using var world = new World();
        using var ada = await Sender.OfAsync(world, "ada");
        var dropped = world.Services.GetRequiredService<DroppedListings>();
        foreach (var change in new Action<HttpRequestMessage>[]
        {
            request => request.Headers.Remove("RequestVerificationToken"),
            request => request.Content!.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded"),
        })
        {
            var (status, words) = await ada.SendAsync(Guid.NewGuid(), new StringContent(Sender.Find()), change: change);
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains("reload", words, StringComparison.Ordinal);
        }

        var (foreign, _) = await ada.SendAsync(
            Guid.NewGuid(), new StringContent(Sender.Find()), change: request =>
                (request.Headers.Remove("Sec-Fetch-Site"), request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site")).ToString());
        Assert.Equal(HttpStatusCode.Forbidden, foreign);

        using var anybody = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/listings/{Guid.NewGuid()}", UriKind.Relative));
        using var answer = await world.Browser().SendAsync(anybody);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(dropped.Of(World.Ada));
    }

    [Fact]
    public async Task What_is_too_large_is_refused_in_words()
    {
        await using var world = new World();
        using var ada = await Sender.OfAsync(world, "ada");
        var dropped = world.Services.GetRequiredService<DroppedListings>();
        var id = Guid.NewGuid();
        using var none = new StreamContent(Stream.Null);

        var (status, words) = await ada.SendAsync(id, none, change: request => request.Content!.Headers.ContentLength = 200_000_001);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Contains("200 MB", words, StringComparison.Ordinal);
        Assert.Equal(words, dropped.Find(id, World.Ada)?.Reason);
        Assert.False(Directory.Exists(Left(world)) && Directory.EnumerateFileSystemEntries(Left(world)).Any());
    }

    [Fact]
    public async Task Somebody_has_two_listings_checked_at_once_and_no_more()
    {
        await using var world = new World();
        using var ada = await Sender.OfAsync(world, "ada");
        var dropped = world.Services.GetRequiredService<DroppedListings>();
        var bodies = new[] { new SlowBody(Sender.Find()), new SlowBody(Sender.Find()) };
        var ids = new[] { Guid.NewGuid(), Guid.NewGuid() };
        using var noor = await Sender.OfAsync(world, "noor");

        var sent = ids.Zip(bodies, (id, body) => ada.SendAsync(id, new StreamContent(body))).ToList();
        await World.UntilAsync(() => Task.FromResult(dropped.Of(World.Ada)), rows => rows.Count(row => row.IsBusy) == 2);
        var (third, words) = await ada.SendAsync(Guid.NewGuid(), Sender.Find());
        var (others, _) = await noor.SendAsync(Guid.NewGuid(), Sender.Find("."));
        Array.ForEach(bodies, body => body.End());
        await Task.WhenAll(sent);
        var (after, _) = await ada.SendAsync(Guid.NewGuid(), Sender.Find());

        Assert.Equal(HttpStatusCode.TooManyRequests, third);
        Assert.Contains("wait", words, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (others, after));
        Assert.All(sent, one => Assert.Equal(HttpStatusCode.Created, one.Result.Status));
    }

    [Fact]
    public async Task A_check_that_is_cancelled_leaves_nothing()
    {
        await using var world = new World();
        using var ada = await Sender.OfAsync(world, "ada");
        var dropped = world.Services.GetRequiredService<DroppedListings>();
        using var body = new SlowBody(Sender.Find());
        var id = Guid.NewGuid();

        var sent = ada.SendAsync(id, new StreamContent(body));
        await World.UntilAsync(() => Task.FromResult(dropped.Find(id, World.Ada)), row => row is { Transfer.Received: > 0 });
        dropped.Cancel(id, World.Ada);
        var (status, words) = await sent;

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "The check was cancelled."), (status, words));
        Assert.False(Directory.Exists(Path.Combine(Left(world), id.ToString("N"))));
        body.End();
    }

    [Fact]
    public async Task A_report_that_is_kept_is_a_check_of_its_owner()
    {
        await using var world = new World();
        using var ada = await Sender.OfAsync(world, "ada");
        var dropped = world.Services.GetRequiredService<DroppedListings>();
        var id = Guid.NewGuid();
        await ada.SendAsync(id, new ByteArrayContent(Sender.Packed(Sender.Find())), name: "ours.txt.gz");

        var address = await dropped.KeepAsync(id, World.Ada);

        var run = Guid.Parse(address.Split('/')[^1]);
        var kept = await world.Checks.FindAsync(run, World.Ada);
        Assert.Equal(
            ("ours.txt.gz", Sender.Prefix, (long)World.Complete, address),
            (kept?.ListingName, kept?.Prefix, kept?.Figures.Found.Objects ?? 0, kept?.Address));
        Assert.NotNull(await world.SummaryAsync(run, World.Ada));
        Assert.NotNull(await world.CheckFiles.FindingsAsync(run, World.Ada));
        Assert.NotNull(await world.CheckFiles.PlatesAsync(run, onlyGaps: false, 0, World.Ada));
        Assert.Null(await world.Checks.FindAsync(run, World.Noor));
        Assert.Null(dropped.Find(id, World.Ada));
        Assert.False(Directory.Exists(Path.Combine(Left(world), id.ToString("N"))));
        await World.RefusalOfAsync(() => dropped.KeepAsync(id, World.Ada));
        Assert.Equal(run, Assert.Single(await world.Services.GetRequiredService<ListingRetention>().OfAsync(World.Ada)).Id);
    }

    [Theory]
    [InlineData("cpg0037-oasis", "", "lacks the source")]
    [InlineData("", "", "names a project")]
    public async Task A_prefix_that_is_none_is_refused(string prefix, string root, string words)
    {
        await using var world = new World();
        using var ada = await Sender.OfAsync(world, "ada");
        var dropped = world.Services.GetRequiredService<DroppedListings>();
        var sent = await ada.SendAsync(Guid.NewGuid(), Sender.Find(), prefix, root);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.Status);
        Assert.Contains(words, sent.Words, StringComparison.Ordinal);
        Assert.Empty(dropped.Of(World.Ada));
    }

    [Theory]
    [MemberData(nameof(BadListings))]
    public async Task A_bad_listing_is_refused_with_its_line(string fault)
    {
        await using var world = new World();
        using var ada = await Sender.OfAsync(world, "ada");
        var dropped = world.Services.GetRequiredService<DroppedListings>();
        var (id, (listing, words)) = (Guid.NewGuid(), Bad[fault]);

        var (status, told) = await ada.SendAsync(id, new ByteArrayContent(listing), name: "bad.txt");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.StartsWith("bad.txt", told, StringComparison.Ordinal);
        Assert.Contains(words, told, StringComparison.Ordinal);
        Assert.Equal(told, dropped.Find(id, World.Ada)?.Reason);
        Assert.False(Directory.Exists(Path.Combine(Left(world), id.ToString("N"))));
    }

    public static TheoryData<string> BadListings => [.. Bad.Keys];

    // By name: what a theory is given is written down for each of its tests, and one of these is long.
    private static readonly Dictionary<string, (byte[] Listing, string Words)> Bad = new()
    {
        ["a gzipped file that was cut off"] = (Sender.Packed(Sender.Find())[..^20], "cut off"),
        ["another tool"] = ("total 5\ndrwxr-xr-x 2 me me 4096 Jan  1 10:00 images\n"u8.ToArray(), "line 1: expected a listing"),
        ["a line without end"] =
            (Encoding.ASCII.GetBytes(Sender.Find() + new string('x', 10_000_000)), $"line {World.Complete + 1}: expected a line of at most"),
        ["no UTF-8"] = (
            [.. Encoding.ASCII.GetBytes(Sender.Find()), .. "12\t/data/me/cpg0037-oasis/broad/"u8, 0xFF, (byte)'\n'],
            $"line {World.Complete + 1}: expected UTF-8"),
        ["nothing"] = ([], "it is empty"),
        ["only line ends"] = ("\r\n\r\n"u8.ToArray(), "it is empty"),
        ["a header that lies"] =
            ("Bucket,Key,Size\nlab,cpg0037-oasis/broad/x,many\n"u8.ToArray(), "line 2: expected a size in bytes in column 3, as the header promises"),
        ["a path beside the others"] =
            (Encoding.ASCII.GetBytes(Sender.Find() + "5\t/elsewhere/x\n"), $"line {World.Complete + 1}: expected a path that begins with"),
    };

    [Theory]
    [InlineData("\r\n", "")]
    [InlineData("\r\n", "\uFEFF")]
    [InlineData("\n", "\uFEFF")]
    public async Task Line_ends_and_byte_order_marks_of_windows_are_passed_over(string end, string mark)
    {
        await using var world = new World();
        using var ada = await Sender.OfAsync(world, "ada");
        var dropped = world.Services.GetRequiredService<DroppedListings>();
        var id = Guid.NewGuid();

        var sent = await ada.SendAsync(id, mark + Sender.Find(".").Replace("\n", end, StringComparison.Ordinal), root: Sender.Prefix);

        Assert.Equal((HttpStatusCode.Created, ""), sent);
        Assert.Equal((World.Complete, 0), (dropped.Find(id, World.Ada)!.Keys, dropped.Find(id, World.Ada)!.Report!.Figures.Errors));
    }

    private static string Left(World world) => Path.Combine(world.Services.GetRequiredService<DataFolder>().Root, "dropped");

    /// <summary>Gives what it has and then waits for its end.</summary>
    private sealed class SlowBody(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override bool CanSeek => false;

        public void End() => ended.TrySetResult();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            if (read == 0)
            {
                await ended.Task.WaitAsync(cancellationToken);
            }

            return read;
        }

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            var buffer = new byte[4096];
            for (int read; (read = await ReadAsync(buffer, cancellationToken)) > 0;)
            {
                await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                await destination.FlushAsync(cancellationToken);
            }
        }
    }
}
