using System.Net;
using Sandbox.Tests.Running;
using Testing.Tools;

namespace Sandbox.Tests.S3;

public sealed class RefusalTests
{
    [Fact]
    public async Task A_refusal_says_nothing_of_the_object_it_refuses()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x", ("content-encoding", "gzip,aws-chunked"), ("x-amz-meta-who", "me"));

        var refused = await sandbox.SendAsync("GET", "/bucket/key", null, ("range", "bytes=9-"));

        Assert.Equal("gzip", (await sandbox.SendAsync("HEAD", "/bucket/key"))["Content-Encoding"]);
        Assert.Equal("InvalidRange", refused.ErrorCode);
        Assert.Equal((null, null, null), (refused["Content-Encoding"], refused["x-amz-meta-who"], refused["ETag"]));
    }

    [Fact]
    public async Task A_test_can_answer_in_the_servers_place()
    {
        var count = 0;
        await using var sandbox = await RunningSandbox.StartAsync(async (context, next) =>
        {
            if (Interlocked.Increment(ref count) == 1)
            {
                context.Response.StatusCode = 503;
                return;
            }
            await next();
        });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await sandbox.SendAsync("GET", "/bucket")).Status);
        Assert.Equal(HttpStatusCode.OK, (await sandbox.SendAsync("GET", "/bucket")).Status);
    }

    [Theory]
    [InlineData("x-amz-server-side-encryption", "aws:kms", "NotImplemented")]
    [InlineData("x-amz-object-lock-mode", "GOVERNANCE", "NotImplemented")]
    [InlineData("x-amz-acl", "public-read", "AccessControlListNotSupported")]
    [InlineData("x-amz-expected-bucket-owner", "111122223333", "AccessDenied")]
    public async Task A_promise_that_would_not_be_kept_is_not_made(string header, string value, string code)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        Assert.Equal(code, (await sandbox.SendAsync("PUT", "/bucket/key", "x", (header, value))).ErrorCode);
    }

    [Fact]
    public async Task A_second_server_is_kept_out_of_the_folder()
    {
        using var folder = new TemporaryFolder();
        var options = new SandboxOptions { DataDirectory = folder.Root, Url = "http://127.0.0.1:0" };
        await using (await SandboxServer.StartAsync(options))
        {
            var refused = await Assert.ThrowsAsync<IOException>(() => SandboxServer.StartAsync(options));
            Assert.Contains("in use by another server", refused.Message, StringComparison.Ordinal);
        }
        await using var after = await SandboxServer.StartAsync(options);
    }
}
