using System.Diagnostics;
using Testing.Tools;

namespace Browser.Tests.Running;

/// <summary>The certified provider of <c>OpenId/provider.mjs</c> as its own process; it ends with its input.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;

    private OpenIdProvider(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<OpenIdProvider> StartAsync(string secret, int port = 0)
    {
        var program = Repository.PathOf("tests/Browser.Tests/OpenId/provider.mjs");
        var process = Process.Start(new ProcessStartInfo("node", [program])
        {
            WorkingDirectory = Path.GetDirectoryName(program),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["CLIENT_SECRET"] = secret, ["PORT"] = $"{port}" },
        }) ?? throw new InvalidOperationException("node did not start.");
        using var limit = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Split(' ') is ["Provider", var address])
            {
                // It says nothing more, so that nobody has to listen.
                return new OpenIdProvider(process, new Uri(address));
            }
        }

        throw new InvalidOperationException("The provider did not say where it is.");
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(Patience);
        process.Dispose();
    }
}
