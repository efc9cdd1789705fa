using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Sandbox.Tests.Running;
using Testing.Tools;

namespace Sandbox.Tests;

/// <summary>A request does nothing before whoever keeps the gate says so.</summary>
public sealed class GateTests
{
    [Fact]
    public async Task A_request_waits_for_the_gate_and_nothing_of_it_is_done_meanwhile()
    {
        using var folder = new TemporaryFolder();
        var asked = new ConcurrentQueue<string>();
        var (held, open) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var gate = await KeeperAsync(async query =>
        {
            asked.Enqueue(query);
            if (query.Contains("PUT", StringComparison.Ordinal))
            {
                held.SetResult();
                await open.Task;
            }

            return HttpStatusCode.OK;
        });
        await using var server = await StartAsync(folder, gate);
        using var client = ClientOfNow();

        var put = client.SendAsync(server.Address, "PUT", "/bucket/a%20key", "text");
        await held.Task;
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(server.Address, "GET", "/bucket/a%20key?x-id=GetObject", null)).Status);
        Assert.False(put.IsCompleted);

        open.SetResult();
        Assert.Equal(HttpStatusCode.OK, (await put).Status);
        Assert.Equal(["?method=PUT&path=%2Fbucket%2Fa%20key", "?method=GET&path=%2Fbucket%2Fa%20key"], asked);
    }

    [Fact]
    public async Task A_gate_that_says_no_or_is_gone_lets_nothing_through()
    {
        using var folder = new TemporaryFolder();
        var gate = await KeeperAsync(_ => Task.FromResult(HttpStatusCode.Forbidden));
        await using var server = await StartAsync(folder, gate);
        using var client = ClientOfNow();
        var before = server.Store.Objects.Count;

        var refused = await client.SendAsync(server.Address, "PUT", "/bucket/key", "text");
        await gate.DisposeAsync();
        var gone = await client.SendAsync(server.Address, "PUT", "/bucket/key", "text");

        Assert.Equal((HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError), (refused.Status, gone.Status));
        Assert.Equal(before, server.Store.Objects.Count);
    }

    private static Task<SandboxServer> StartAsync(TemporaryFolder folder, WebApplication gate) => SandboxServer.StartAsync(
        new SandboxOptions { DataDirectory = folder.Root, Url = "http://127.0.0.1:0", Buckets = ["bucket"], Gate = new Uri(gate.Urls.First()) });

    private static SignedClient ClientOfNow() => new(DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    private static async Task<WebApplication> KeeperAsync(Func<string, Task<HttpStatusCode>> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var keeper = builder.Build();
        keeper.Run(async context => context.Response.StatusCode = (int)await answer(context.Request.QueryString.Value!));
        await keeper.StartAsync();
        return keeper;
    }
}
