using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Browser.Tests.Running;

/// <summary>An S3 and STS server that others wrote, as its own process, with empty buckets.</summary>
internal sealed class Moto : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;

    private Moto(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static async Task<Moto> StartAsync(params IEnumerable<string> buckets)
    {
        var port = FreePort();
        var process = Process.Start(new ProcessStartInfo("moto_server", ["-H", "127.0.0.1", "-p", $"{port}"]) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("moto_server did not start.");

        // It tells each request: whoever does not listen stops it.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var moto = new Moto(process, new Uri($"http://127.0.0.1:{port}"));
        try
        {
            await moto.MakeAsync(buckets);
            return moto;
        }
        catch
        {
            await moto.DisposeAsync();
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
        using var client = new HttpClient { BaseAddress = Address };
        using var limit = new CancellationTokenSource(Patience);
        while (!process.HasExited)
        {
            try
            {
                foreach (var bucket in buckets)
                {
                    using var made = await client.PutAsync(new Uri($"/{bucket}", UriKind.Relative), null, limit.Token);
                    made.EnsureSuccessStatusCode();
                }

                return;
            }
            catch (HttpRequestException exception) when (exception.StatusCode is null)
            {
                await Task.Delay(50, limit.Token);
            }
        }

        throw new InvalidOperationException($"moto_server ended with {process.ExitCode} before it answered.");
    }
}
