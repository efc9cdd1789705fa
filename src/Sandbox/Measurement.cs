using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Sandbox.Auth;
using Sandbox.Checksums;
using Sandbox.S3.Buckets;
using Sandbox.S3.Requests;
using Sandbox.Storage.Records;
using Sandbox.Wire;

namespace Sandbox;

/// <summary>
/// <c>measure --objects 1000000 --data DIR</c>: fills a folder with the records of that many objects, unless it has them, and
/// tells how long a start and a page take and what memory they cost. Filling and measuring are two processes.
/// </summary>
internal static class Measurement
{
    private const string Bucket = "measured";
    private const int Pages = 100;

    public static async Task RunAsync(SandboxOptions options, int objects)
    {
        var clock = Stopwatch.StartNew();
        await using var server = await SandboxServer.StartAsync(options);
        var ready = clock.Elapsed;
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        server.Store.Buckets.Create(Bucket);
        var bucket = server.Store.Buckets.Get(Bucket);
        if (server.Store.Objects.Find(bucket, Key(objects - 1)) is null)
        {
            clock.Restart();
            Fill(server, bucket, objects);
            Console.WriteLine($"{objects} objects put in {clock.Elapsed.TotalSeconds:F1} s; run again to measure.");
            return;
        }
        Console.WriteLine(
            $"ready with {server.Store.Objects.Count} records in {ready.TotalSeconds:F2} s, {processor.TotalSeconds:F2} s of it at work");
        Tell(
            "page of 1,000 keys at a random place",
            await PageAsync(server, number => "start-after=" + Uri.EscapeDataString(Encoding.UTF8.GetString(Key(number))), objects));
        Tell(
            "page of the folders of a batch",
            await PageAsync(server, number => "delimiter=%2F&prefix=" + Uri.EscapeDataString(Batch(number)), objects));
        Console.WriteLine($"memory resident: {Environment.WorkingSet >> 20} MB, managed heap {GC.GetTotalMemory(false) >> 20} MB");
    }

    private static void Fill(SandboxServer server, BucketRecord bucket, int objects)
    {
        var record = new ObjectRecord
        {
            Summary = new ObjectSummary(9_300_000, 1_772_600_767, UInt128.MaxValue / 3, 0, ChecksumAlgorithm.Crc64Nvme, ChecksumType.FullObject),
            Checksum = new byte[8],
            Slices = [],
            Headers = new Dictionary<string, string> { ["Content-Type"] = "image/tiff" },
        };
        // In no order, as many clients at once would put them.
        for (var (i, number) = (0, 0L); i < objects; i++)
        {
            number = (number + 7_368_787) % objects;
            server.Store.Objects.Put(bucket, Key((int)number), record, _ => { });
        }
        // Where the step shares a divisor with the count, some are left.
        for (var i = 0; i < objects; i++)
        {
            if (server.Store.Objects.Find(bucket, Key(i)) is null)
            {
                server.Store.Objects.Put(bucket, Key(i), record, _ => { });
            }
        }
    }

    private static async Task<List<double>> PageAsync(SandboxServer server, Func<int, string> query, int objects)
    {
        var listing = new ListObjects(server.Store);
        var random = new Random(1);
        var times = new List<double>();
        for (var i = 0; i < Pages; i++)
        {
            var context = new DefaultHttpContext();
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = $"/{Bucket}?list-type=2&{query(random.Next(objects))}";
            var target = RequestTarget.Of(context);
            var request = new S3Request(
                context, new AuthenticatedRequest(Caller.Root("measure"), Stream.Null), Address.Of(context.Request, target), new Query(target));
            var clock = Stopwatch.StartNew();
            await listing.SecondAsync(request);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        return times;
    }

    private static void Tell(string what, List<double> times) =>
        Console.WriteLine($"{what}: median {times[times.Count / 2]:F1} ms, 95th {times[times.Count * 95 / 100]:F1} ms, longest {times[^1]:F1} ms");

    private static string Batch(int number) => string.Create(CultureInfo.InvariantCulture,
        $"cpg0016-jump/source_{number % 13}/images/2021_04_26_Batch{number / 13 % 40}/images/");

    private static byte[] Key(int number) => Encoding.UTF8.GetBytes(Batch(number) + string.Create(CultureInfo.InvariantCulture,
        $"BR{number / 10_000:D8}/Images/r{number % 16:D2}c{number % 24:D2}f{number:D7}-ch1sk1fk1fl1.tiff"));
}
