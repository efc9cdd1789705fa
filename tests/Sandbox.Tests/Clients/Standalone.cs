using Sandbox.Tests.Running;
using Testing.Tools;

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
            new SandboxOptions { DataDirectory = standalone.folder.Root, Url = "http://127.0.0.1:0", Buckets = ["bucket"] });
        return standalone;
    }

    public Task<string> AwsAsync(params string[] arguments) => ForeignClient.ExpectAsync(Server.Address, "aws", arguments);

    public Task<Command.Result> RunAsync(params string[] arguments) => ForeignClient.RunAsync(Server.Address, "aws", arguments);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Dispose();
    }
}
