using System.Globalization;
using System.Runtime.InteropServices;

namespace Sandbox;

/// <summary>
/// The sandbox on its own: <c>--urls http://127.0.0.1:5081 --data DIR [--buckets a,b]</c>; with <c>measure</c> before it,
/// a measurement.
/// </summary>
internal static class SandboxProgram
{
    private static readonly string[] Names = ["access-key", "buckets", "data", "flush", "objects", "region", "secret-key", "snapshot-after", "urls"];

    internal static async Task<int> Main(string[] args)
    {
        if (Unknown(args) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"--{unknown} is no setting of the sandbox. There are --{string.Join(", --", Names)}.");
            return 2;
        }
        var settings = new ConfigurationBuilder().AddEnvironmentVariables("SANDBOX_").AddCommandLine(args).Build();
        if (settings["data"] is not { Length: > 0 } data)
        {
            await Console.Error.WriteLineAsync("Name the folder to keep everything in: --data DIR");
            return 2;
        }
        try
        {
            var isMeasurement = args[0] == "measure";
            await (isMeasurement ? MeasureAsync(settings, data) : ServeAsync(Options(settings, data)));
            return 0;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    // What nobody heeds is said aloud: a name that is mistyped, or that an earlier version had.
    private static string? Unknown(string[] args) =>
        new ConfigurationBuilder().AddCommandLine(args)
            .Build()
            .GetChildren()
            .Select(setting => setting.Key)
            .FirstOrDefault(name => !Names.Contains(name, StringComparer.OrdinalIgnoreCase));

    private static async Task ServeAsync(SandboxOptions options)
    {
        using var loggers = LoggerFactory.Create(logging => logging.AddSimpleConsole().AddFilter("Microsoft", LogLevel.Warning));
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        await using var server = await SandboxServer.StartAsync(options, loggers: loggers, cancellationToken: stop.Token);
        Console.WriteLine(
            $"The sandbox listens on {server.Address} as {options.RootAccessKeyId} and keeps everything in {Path.GetFullPath(options.DataDirectory)}");
        await Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private static Task MeasureAsync(IConfiguration settings, string data) =>
        Measurement.RunAsync(Options(settings, data), int.Parse(settings["objects"] ?? "1000000", CultureInfo.InvariantCulture));

    private static SandboxOptions Options(IConfiguration settings, string data)
    {
        var usual = new SandboxOptions { DataDirectory = data };
        return new SandboxOptions
        {
            DataDirectory = data,
            Url = settings["urls"] ?? usual.Url,
            RootAccessKeyId = settings["access-key"] ?? usual.RootAccessKeyId,
            RootSecretAccessKey = settings["secret-key"] ?? usual.RootSecretAccessKey,
            Region = settings["region"] ?? usual.Region,
            Buckets = (settings["buckets"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            FlushToDisk = settings["flush"] == "true",
            SnapshotAfterBytes = long.Parse(settings["snapshot-after"] ?? $"{usual.SnapshotAfterBytes}", CultureInfo.InvariantCulture),
        };
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
}
