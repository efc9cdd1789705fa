using System.Diagnostics;
using System.Globalization;
using Curation.Checks;
using Curation.Findings;
using Curation.S3;
using Curation.S3.Calls;

namespace Bench;

/// <summary>A listing of an S3 server in another process, alone and with the check of all it lists, in turn.</summary>
internal static class S3Bench
{
    private const string Bucket = "measured";
    private const string Url = "http://127.0.0.1:5099";
    private const int WarmUps = 2;
    private const int Rounds = 5;

    public static async Task RunAsync(long keys)
    {
        var folder = Directory.CreateTempSubdirectory("bench-s3-").FullName;
        try
        {
            using (var filling = Sandbox("measure", "--objects", keys.ToString(CultureInfo.InvariantCulture), "--data", folder))
            {
                await filling.WaitForExitAsync();
            }

            using var server = Sandbox("--urls", Url, "--data", folder);
            try
            {
                await server.StandardOutput.ReadLineAsync();
                await CompareAsync();
            }
            finally
            {
                server.Kill();
                await server.WaitForExitAsync();
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "SANDBOXROOT");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "sandbox-root-secret");
        using var reader = new BucketReader(new StoreEndpoint { ServiceUrl = Url, ForcePathStyle = true }, Bucket, isAnonymous: false);
        List<(double Wall, double Cpu)> bare = [], whole = [];
        for (var i = -WarmUps; i < Rounds; i++)
        {
            var alone = await MeasureAsync(reader, check: null);
            var check = new DepositCheck(RulePack.Gallery, Profile.Staging);
            var both = await MeasureAsync(reader, check);
            if (i >= 0)
            {
                bare.Add(alone);
                whole.Add(both);
            }

            if (i == -1)
            {
                var report = check.Complete();
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{report.Summary.Objects.Objects:N0} objects, {report.Plates.Plates:N0} plates, {report.Summary.Findings.Total:N0} findings"));
            }
        }

        Tell("listing", bare);
        Tell("listing and check", whole);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"The check adds {Median(whole.Zip(bare, (b, a) => b.Wall / a.Wall)) - 1:P1} of wall and {Median(whole.Zip(bare, (b, a) => b.Cpu / a.Cpu)) - 1:P1} of CPU, medians of {Rounds} pairs."));
    }

    private static async Task<(double Wall, double Cpu)> MeasureAsync(BucketReader reader, DepositCheck? check)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        await foreach (var found in reader.Bucket.ListAsync("", after: null, CancellationToken.None))
        {
            check?.Observe(found);
        }

        process.Refresh();
        return (clock.Elapsed.TotalSeconds, (process.TotalProcessorTime - cpu).TotalSeconds);
    }

    private static Process Sandbox(params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Sandbox.dll"), .. arguments]) { RedirectStandardOutput = true })!;

    private static void Tell(string what, List<(double Wall, double Cpu)> rounds) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-18} {Median(rounds.Select(r => r.Wall)),7:0.00} s wall {Median(rounds.Select(r => r.Cpu)),7:0.00} s CPU"));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
