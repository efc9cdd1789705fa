using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Curation.S3.Tests.Servers;

/// <summary>One moto_server for the whole run; it ends with the run, also where the run is killed.</summary>
internal static class MotoProcess
{
    public const string Tool = "moto_server";

    // Whoever holds the other end of the input keeps the server alive: the end of this process, however it comes, closes it.
    private const string UntilInputEnds = """exec 3<&0; "$0" "$@" < /dev/null & server=$!; { cat <&3 > /dev/null; kill $server; } & wait $server""";

    // Held, so that nobody collects it and closes its input.
    private static Process? held;

    public static async Task<S3Server> StartAsync()
    {
        var port = FreePort();
        var start = new ProcessStartInfo("sh", ["-c", UntilInputEnds, Tool, "-H", "127.0.0.1", "-p", $"{port}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{Tool} did not start.");
        held = process;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var url = $"http://127.0.0.1:{port}";
        await AnswersAsync(url, process);
        return new S3Server(url, new S3KeyPair("AKIDEXAMPLE", "moto-takes-any-secret"));
    }

    private static async Task AnswersAsync(string url, Process process)
    {
        using var client = new HttpClient();
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!process.HasExited)
        {
            try
            {
                await client.GetAsync(new Uri(url), bound.Token);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50, bound.Token);
            }
        }

        throw new InvalidOperationException($"{Tool} ended with code {process.ExitCode} before it answered.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
