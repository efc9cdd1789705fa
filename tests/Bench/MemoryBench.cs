using System.Diagnostics;
using System.Globalization;

namespace Bench;

/// <summary>Runs the built command on made-up listings of growing length, and reads the peak of its memory.</summary>
internal static class MemoryBench
{
    public static async Task<int> RunAsync(string command, IReadOnlyList<long> sizes)
    {
        foreach (var keys in sizes)
        {
            var file = Path.Combine(Path.GetTempPath(), $"bench-{keys}-{Path.GetRandomFileName()}.txt.gz");
            try
            {
                Synthetic.Write(file, keys, seed: 1);
                await MeasureAsync(command, file);
            }
            finally
            {
                File.Delete(file);
            }
        }

        return 0;
    }

    private static async Task MeasureAsync(string command, string file)
    {
        var clock = Stopwatch.StartNew();
        using var check = Process.Start(
            new ProcessStartInfo(command, ["check", file, "--format", "ndjson"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var summary = check.StandardError.ReadToEndAsync();
        var findings = check.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        var peak = 0L;
        while (await Task.WhenAny(findings, Task.Delay(TimeSpan.FromMilliseconds(50))) != findings)
        {
            peak = Math.Max(peak, PeakOf(check));
        }

        await check.WaitForExitAsync();
        var said = (await summary).Trim();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak {peak / 1e6:N0} MB, {clock.Elapsed.TotalSeconds:N1} s: {said}"));
    }

    // The system keeps the peak itself, so that none is missed between two looks, but forgets it with the process.
    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.HasExited ? 0 : process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }
}
