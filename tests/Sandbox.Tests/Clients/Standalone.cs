using Sandbox.Tests.Testing;

namespace Sandbox.Tests.Clients;

/// <summary>A sandbox on the real clock, for clients that sign with theirs.</summary>
internal sealed class Standalone : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    private Standalone()
    {
    }

    public SandboxServer Server { get; private set; } = null!;

    public static async Task<Standalone> StartAsync()
    {
        var standalone = new Standalone();
        standalone.Server = await SandboxServer.StartAsync(
            new SandboxOptions { DataDirectory = standalone.folder, Url = "http://127.0.0.1:0", Buckets = ["bucket"] });
        return standalone;
    }

    public Task<string> AwsAsync(params string[] arguments) => Tool.ExpectAsync(Server.Address, "aws", arguments);

    public Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => Tool.RunAsync(Server.Address, "aws", arguments);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Dispose();
    }
}
