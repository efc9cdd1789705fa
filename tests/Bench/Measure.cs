using System.Diagnostics;

namespace Bench;

/// <summary>One way to look at all keys, and what its rounds took.</summary>
/// <param name="round">One round; returns what must be the same in every round.</param>
internal sealed class Measure(string name, Func<string> round)
{
    private readonly List<(double Wall, double Cpu, long Bytes)> rounds = [];
    private string? digest;

    public string Name => name;

    public string Digest => digest ?? "";

    public double Wall => Median(r => r.Wall);

    /// <summary>Of the whole process, so that what the runtime does for the code counts too; other processes' load does not.</summary>
    public double Cpu => Median(r => r.Cpu);

    public double Bytes => Median(r => r.Bytes);

    public void WarmUp() => Check(round());

    public void Run()
    {
        GC.Collect();
        var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        var result = round();
        var wall = clock.Elapsed;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        process.Refresh();
        rounds.Add((wall.TotalSeconds, (process.TotalProcessorTime - cpu).TotalSeconds, bytes));
        Check(result);
    }

    private double Median(Func<(double Wall, double Cpu, long Bytes), double> of)
    {
        var sorted = rounds.Select(of).Order().ToList();
        return sorted[sorted.Count / 2];
    }

    // A run that finds something else is a failure, not a figure.
    private void Check(string result)
    {
        digest ??= result;
        if (result != digest)
        {
            throw new InvalidOperationException($"{name} found “{result}” in one round and “{digest}” in another.");
        }
    }
}
