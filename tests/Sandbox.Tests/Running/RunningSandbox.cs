using Microsoft.AspNetCore.Http;
using Testing.Clocks;
using Testing.Tools;

namespace Sandbox.Tests.Running;

/// <summary>A sandbox with one bucket, and a client that sends what it is told, byte by byte, signed.</summary>
internal sealed class RunningSandbox : IAsyncDisposable
{
    public const string Bucket = "bucket";

    private readonly TemporaryFolder folder = new();
    private readonly SignedClient client = new("20260304T050607Z");

    private readonly string region;

    private RunningSandbox(string region) => this.region = region;

    public SandboxServer Server { get; private set; } = null!;

    /// <summary>How many files there are with the bytes of objects and parts.</summary>
    public int Blobs =>
        Directory.Exists(folder.At("blobs")) ? Directory.EnumerateFiles(folder.At("blobs"), "*", SearchOption.AllDirectories).Count() : 0;

    public FixedClock Clock { get; } = new(Signing.Now);

    public static async Task<RunningSandbox> StartAsync(Func<HttpContext, Func<Task>, Task>? intercept = null, string region = "us-east-1")
    {
        var running = new RunningSandbox(region);
        await running.StartServerAsync(intercept);
        return running;
    }

    public async Task RestartAsync()
    {
        await Server.DisposeAsync();
        await StartServerAsync(null);
    }

    public Task<Answer> SendAsync(string method, string target, object? body = null, params (string Name, string Value)[] headers) =>
        client.SendAsync(Server.Address, method, target, body, headers);

    /// <summary>Follows a signed URL, with what stands in its query besides the signature.</summary>
    public Task<Answer> FollowAsync(string method, string path, string more, object? body = null, params (string Name, string Value)[] headers) =>
        client.SendUnsignedAsync(
            Server.Address, method, Signing.Presigned(method, path, 60, more: more), body, [("host", "127.0.0.1:5081"), .. headers]);

    /// <summary>Sends what nobody signed.</summary>
    public Task<Answer> SendUnsignedAsync(string method, string target, object? body = null, params (string Name, string Value)[] headers) =>
        client.SendUnsignedAsync(Server.Address, method, target, body, headers);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await Server.DisposeAsync();
        folder.Dispose();
    }

    private async Task StartServerAsync(Func<HttpContext, Func<Task>, Task>? intercept) => Server = await SandboxServer.StartAsync(
        new SandboxOptions { DataDirectory = folder.Root, Url = "http://127.0.0.1:0", Buckets = [Bucket], Clock = Clock, Region = region },
        intercept);
}
