using System.Diagnostics;
using System.Globalization;
using System.Text;
using Sandbox.Checksums;
using Sandbox.Storage.Records;

namespace Bench.Index;

/// <summary>
/// The embedded server's ledger beside one table of SQLite. Each step is a process of its own, so that its memory and its time at work
/// are its own.
/// </summary>
internal static class IndexBench
{
    private const int Pages = 200;

    private static readonly string[] Ways = ["ledger", "sqlite"];

    public static async Task CompareAsync(int objects)
    {
        var folder = Directory.CreateTempSubdirectory("bench-index-").FullName;
        try
        {
            foreach (var step in (string[])["fill", "read", "flush", "kill"])
            {
                foreach (var way in Ways)
                {
                    using var process = Start(step, way, Path.Combine(folder, way + (step is "fill" or "read" ? "" : step)), objects);
                    if (step == "kill")
                    {
                        await KillAsync(process, way, Path.Combine(folder, way + step));
                        continue;
                    }

                    Console.WriteLine(await process.StandardOutput.ReadToEndAsync());
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>One step, in the process that was started for it.</summary>
    public static void Run(string step, string way, string folder, int objects)
    {
        var clock = Stopwatch.StartNew();
        using var index = Open(way, folder, flush: step == "flush");
        index.Page([], 1000);
        var ready = clock.Elapsed;
        switch (step)
        {
            case "fill":
                Tell(way, "puts", objects, () => Fill(index, objects));
                break;
            case "flush":
                Tell(way, "puts that reach the disk", 1000, () => Fill(index, 1000));
                break;
            case "read":
                Console.WriteLine(Invariant(
                    $"{way}: first page {ready.TotalMilliseconds:N0} ms after the start, {AtWork().TotalMilliseconds:N0} ms at work"));
                Read(index, way, objects);
                Console.WriteLine(Invariant($"{way}: resident {Environment.WorkingSet >> 20} MB, managed heap {GC.GetTotalMemory(false) >> 20} MB"));
                break;
            default:
                for (var i = 0; ; i++)
                {
                    index.Put(Key(i), Value());
                    Console.WriteLine(i);
                }
        }
    }

    private static void Fill(IIndex index, int objects)
    {
        var (value, number) = (Value(), 0L);
        for (var i = 0; i < objects; i++)
        {
            // In no order, as many clients at once would put them.
            number = (number + 7_368_787) % objects;
            index.Put(Key((int)number), value);
        }
    }

    private static void Read(IIndex index, string way, int objects)
    {
        var random = new Random(1);
        var times = new List<double>();
        var work = AtWork();
        for (var i = 0; i < Pages; i++)
        {
            var after = Key(random.Next(objects));
            var clock = Stopwatch.StartNew();
            index.Page(after, 1000);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        var each = (AtWork() - work).TotalMilliseconds / Pages;
        Console.WriteLine(Invariant(
            $"{way}: page of 1,000 keys: median {times[Pages / 2]:F2} ms, 95th {times[Pages * 95 / 100]:F2} ms, {each:F2} ms at work"));
    }

    private static async Task KillAsync(Process writer, string way, string folder)
    {
        var told = -1;
        while (told < 20_000)
        {
            told = int.Parse((await writer.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        }

        writer.Kill();
        await writer.WaitForExitAsync();
        while (await writer.StandardOutput.ReadLineAsync() is { } more && int.TryParse(more, CultureInfo.InvariantCulture, out var last))
        {
            told = last;
        }

        var clock = Stopwatch.StartNew();
        using var index = Open(way, folder, flush: false);
        var ready = clock.Elapsed;
        var lost = Enumerable.Range(0, told).Count(i => !index.Has(Key(i)));
        Console.WriteLine(Invariant(
            $"{way}: killed after {told + 1:N0} puts: {lost} that were told are lost, open again in {ready.TotalMilliseconds:N0} ms"));
    }

    private static void Tell(string way, string what, int count, Action work)
    {
        var (clock, before) = (Stopwatch.StartNew(), AtWork());
        work();
        var (wall, atWork) = (clock.Elapsed, AtWork() - before);
        var each = atWork.TotalMicroseconds / count;
        Console.WriteLine(Invariant(
            $"{way}: {count:N0} {what} in {wall.TotalSeconds:F1} s, {count / wall.TotalSeconds:N0} a second, {each:F1} µs each at work"));
    }

    private static Process Start(string step, string way, string folder, int objects)
    {
        string[] arguments = [typeof(IndexBench).Assembly.Location, "index", step, way, folder, objects.ToString(CultureInfo.InvariantCulture)];
        return Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
    }

    private static IIndex Open(string way, string folder, bool flush) =>
        way == "ledger" ? new LedgerIndex(folder, flush) : new SqliteIndex(folder, flush);

    private static TimeSpan AtWork()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static byte[] Key(int number) => Encoding.UTF8.GetBytes(
        Invariant($"cpg0016-jump/source_{number % 13}/images/2021_04_26_Batch{number / 13 % 40}/images/BR{number / 10_000:D8}/Images/")
        + Invariant($"r{number % 16:D2}c{number % 24:D2}f{number:D7}-ch1sk1fk1fl1.tiff"));

    private static byte[] Value() => new ObjectRecord
    {
        Summary = new ObjectSummary(9_300_000, 1_772_600_767, UInt128.MaxValue / 3, 0, ChecksumAlgorithm.Crc64Nvme, ChecksumType.FullObject),
        Checksum = new byte[8],
        Slices = [],
        Headers = new Dictionary<string, string> { ["Content-Type"] = "image/tiff" },
    }.ToBytes();
}
