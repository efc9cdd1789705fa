using System.Diagnostics;

namespace Browser.Tests.Running;

/// <summary>An S3 and STS server that others wrote, as its own process, with empty buckets.</summary>
internal sealed class Moto : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process process;

    private Moto(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<Moto> StartAsync(params IEnumerable<string> buckets)
    {
        var process = Process.Start(new ProcessStartInfo("moto_server", ["-H", "127.0.0.1", "-p", "0"]) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("moto_server did not start.");

        // It tells each request: whoever does not listen stops it.
        var told = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) => Hear(line.Data, told);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, told);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (await Task.WhenAny(told.Task, process.WaitForExitAsync(), Task.Delay(Patience)) != told.Task)
        {
            throw new InvalidOperationException($"moto_server {(process.HasExited ? $"ended with {process.ExitCode}" : "did not say in time where it listens")}.");
        }

        var moto = new Moto(process, await told.Task);
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
