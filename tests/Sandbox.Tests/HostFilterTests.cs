using System.Net;
using Sandbox.Tests.Running;
using Testing.Clocks;
using Testing.Tools;

namespace Sandbox.Tests;

/// <summary>The root keys are published, so any web site could sign: it is kept out by its name, however well it signs.</summary>
public sealed class HostFilterTests
{
    [Theory]
    [InlineData("evil.example:5081", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("notlocalhost", false)]
    [InlineData("localhost.", false)]
    [InlineData("told.example.evil", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("localhost:5081", true)]
    [InlineData("bucket.localhost:5081", true)]
    [InlineData("127.0.0.1:5081", true)]
    [InlineData("[::1]:5081", true)]
    [InlineData("192.0.2.7:5081", true)]
    [InlineData("told.example:9000", true)]
    [InlineData("bucket.TOLD.example", true)]
    public async Task A_foreign_name_is_refused_whatever_the_signature(string host, bool isAnswered)
    {
        using var folder = new TemporaryFolder();
        await using var server = await SandboxServer.StartAsync(
            new SandboxOptions { DataDirectory = folder.Root, Url = "http://127.0.0.1:0", Buckets = ["bucket"], Clock = new FixedClock(Signing.Now), Hosts = ["told.example"] });
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address);
        request.Headers.Host = host;

        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();

        // Unsigned as it is, what is answered is refused by S3's own reason.
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(!isAnswered, text.Contains("does not answer to the name", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://localhost:9999")]
    [InlineData("null")]
    public async Task A_page_of_another_origin_posts_nothing_however_well_it_signs(string origin)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var begun = await sandbox.SendAsync("POST", "/bucket/key?uploads", null, ("origin", origin));
        var own = await sandbox.SendAsync("POST", "/bucket/key?uploads");

        Assert.Equal((HttpStatusCode.Forbidden, "AccessForbidden", HttpStatusCode.OK), (begun.Status, begun.ErrorCode, own.Status));
    }
}
