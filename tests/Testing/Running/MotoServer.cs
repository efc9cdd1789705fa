using System.Diagnostics;

namespace Testing.Running;

/// <summary>An S3 and STS server that others wrote, as its own process; it ends with the run, also where the run is killed.</summary>
public sealed class MotoServer : IAsyncDisposable
{
    /// <summary>The program, for tests that need it.</summary>
    public const string Program = "moto_server";

    // Whoever holds the other end of the input keeps the server alive: the end of this process, however it comes, closes it.
    private const string UntilInputEnds = """exec 3<&0; "$0" "$@" < /dev/null & server=$!; { cat <&3 > /dev/null; kill $server; } & wait $server""";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process process;

    private MotoServer(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <param name="buckets">It begins with these, empty.</param>
    public static async Task<MotoServer> StartAsync(params IEnumerable<string> buckets)
    {
        var start = new ProcessStartInfo("sh", ["-c", UntilInputEnds, Program, "-H", "127.0.0.1", "-p", "0"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{Program} did not start.");

        // It tells each request: whoever does not listen stops it.
        var told = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) => Hear(line.Data, told);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, told);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (await Task.WhenAny(told.Task, process.WaitForExitAsync(), Task.Delay(Patience)) != told.Task)
        {
            throw new InvalidOperationException(
                $"{Program} {(process.HasExited ? $"ended with {process.ExitCode}" : "did not say in time where it listens")}.");
        }

        var server = new MotoServer(process, await told.Task);
        try
        {
            await server.MakeAsync(buckets);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync().WaitAsync(Patience);
        process.Dispose();
    }

    private async Task MakeAsync(IEnumerable<string> buckets)
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = Patience };
        foreach (var bucket in buckets)
        {
            using var made = await client.PutAsync(new Uri($"/{bucket}", UriKind.Relative), null);
            made.EnsureSuccessStatusCode();
        }
    }

    // It takes a free port itself, and listens before it says so: nobody can be faster.
    private static void Hear(string? line, TaskCompletionSource<Uri> told)
    {
        if (line?.Split("Running on ") is [_, var url])
        {
            told.TrySetResult(new Uri(url.Trim()));
        }
    }
}
