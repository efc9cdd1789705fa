using System.Net;
using System.Security.Cryptography;
using System.Text;
using Sandbox.Tests.Running;

namespace Sandbox.Tests.S3.Objects;

public sealed class PutAndGetTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(300_000)]
    public async Task What_is_put_comes_back_with_its_md5_as_etag_also_after_a_restart(int length)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        var etag = $"\"{Convert.ToHexStringLower(MD5.HashData(bytes))}\"";

        var put = await sandbox.SendAsync(
            "PUT", "/bucket/key", bytes, ("content-type", "text/csv"), ("x-amz-meta-who", "me"), ("cache-control", "no-store"));
        await sandbox.RestartAsync();
        var got = await sandbox.SendAsync("GET", "/bucket/key");
        var head = await sandbox.SendAsync("HEAD", "/bucket/key");

        Assert.Equal(etag, put["ETag"]);
        Assert.Equal(bytes, got.Body);
        Assert.Equal((etag, "text/csv", "me", "no-store"), (got["ETag"], got["Content-Type"], got["x-amz-meta-who"], got["Cache-Control"]));
        Assert.Equal((HttpStatusCode.OK, $"{length}", etag), (head.Status, head["Content-Length"], head["ETag"]));
        Assert.Empty(head.Body);
        Assert.Equal("Wed, 04 Mar 2026 05:06:07 GMT", head["Last-Modified"]);
        Assert.Equal(16, got["x-amz-request-id"]!.Length);
    }

    [Theory]
    [InlineData("bytes=0-0", 206, "0", "bytes 0-0/10")]
    [InlineData("bytes=2-4", 206, "234", "bytes 2-4/10")]
    [InlineData("bytes=7-", 206, "789", "bytes 7-9/10")]
    [InlineData("bytes=-3", 206, "789", "bytes 7-9/10")]
    [InlineData("bytes=-30", 206, "0123456789", "bytes 0-9/10")]
    [InlineData("bytes=5-99", 206, "56789", "bytes 5-9/10")]
    [InlineData("bytes=0-1,3-4", 200, "0123456789", null)]
    [InlineData("bytes=4-2", 200, "0123456789", null)]
    [InlineData("lines=1-2", 200, "0123456789", null)]
    public async Task A_range_gives_those_bytes_and_says_which(string range, int status, string expected, string? contentRange)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "0123456789");

        var got = await sandbox.SendAsync("GET", "/bucket/key", null, ("range", range));

        Assert.Equal((status, expected, contentRange), ((int)got.Status, got.Text, got["Content-Range"]));
    }

    [Theory]
    [InlineData("bytes=10-", "0123456789")]
    [InlineData("bytes=-0", "0123456789")]
    [InlineData("bytes=0-", "")]
    public async Task A_range_outside_the_object_is_refused(string range, string content)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", content);

        var got = await sandbox.SendAsync("GET", "/bucket/key", null, ("range", range));

        Assert.Equal((HttpStatusCode.RequestedRangeNotSatisfiable, "InvalidRange"), (got.Status, got.ErrorCode));
    }

    [Theory]
    [InlineData("/bucket/a%20b%2Bc%25d%26e", "a b+c%d&e")]
    [InlineData("/bucket/a+b", "a+b")]
    [InlineData("/bucket//leading//double/", "/leading//double/")]
    [InlineData("/bucket/../up/./x/..", "../up/./x/..")]
    [InlineData("/bucket/%2E%2E/up", "../up")]
    [InlineData("/bucket/gr%C3%BC%C3%9Fe/%F0%9F%98%80", "grüße/😀")]
    [InlineData("/bucket/a%0Ab%0D%09%01", "a\nb\r\t\u0001")]
    [InlineData("/bucket/%3F%23%5C", "?#\\")]
    public async Task Any_key_is_kept_as_it_was_sent(string target, string key)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        await sandbox.SendAsync("PUT", target, key);
        var got = await sandbox.SendAsync("GET", target);
        var listed = await sandbox.SendAsync("GET", "/bucket?encoding-type=url&list-type=2");

        Assert.Equal(key, got.Text);
        Assert.Equal([key], listed.All("Key").Select(WebUtility.UrlDecode));
        Assert.Equal(HttpStatusCode.NoContent, (await sandbox.SendAsync("DELETE", target)).Status);
        Assert.Equal("NoSuchKey", (await sandbox.SendAsync("GET", target)).ErrorCode);
    }

    [Fact]
    public async Task A_key_of_1024_bytes_is_taken_and_one_of_1025_is_too_long()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var longest = string.Concat(Enumerable.Repeat("%C3%BC", 512));

        Assert.Equal(HttpStatusCode.OK, (await sandbox.SendAsync("PUT", "/bucket/" + longest, "x")).Status);
        Assert.Equal("KeyTooLongError", (await sandbox.SendAsync("PUT", "/bucket/a" + longest, "x")).ErrorCode);
    }

    [Theory]
    [InlineData("/bucket/%ff", "InvalidURI")]
    [InlineData("/bucket/%zz", "InvalidURI")]
    [InlineData("/nowhere/key", "NoSuchBucket")]
    [InlineData("/bucket/nothing", "NoSuchKey")]
    [InlineData("/bucket/nothing?acl", "NotImplemented")]
    public async Task What_is_not_there_is_refused_in_s3s_words(string target, string code)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var got = await sandbox.SendAsync("GET", target);

        Assert.Equal(code, got.ErrorCode);
        Assert.Equal(got["x-amz-request-id"], got.Find("RequestId"));
        Assert.Equal(code == "NoSuchKey" ? "nothing" : null, got.Find("Key"));
        Assert.Equal(code == "NoSuchBucket" ? "nowhere" : null, got.Find("BucketName"));
    }

    [Fact]
    public async Task An_object_stays_readable_to_its_end_while_it_is_replaced_and_deleted()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var bytes = new byte[3_000_000];
        new Random(1).NextBytes(bytes);
        await sandbox.SendAsync("PUT", "/bucket/key", bytes);
        var bucket = sandbox.Server.Store.Buckets.Get("bucket");
        using var open = sandbox.Server.Store.Objects.Open(bucket, "key"u8)!;
        await using var content = open.Read(0, bytes.Length);

        await sandbox.SendAsync("PUT", "/bucket/key", new byte[100_000]);
        await sandbox.SendAsync("DELETE", "/bucket/key");
        using var read = new MemoryStream();
        await content.CopyToAsync(read);

        Assert.Equal(bytes, read.ToArray());
    }

    [Fact]
    public async Task Headers_can_be_overridden_for_one_answer()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x");

        var got = await sandbox.SendAsync("GET", "/bucket/key?response-content-disposition=attachment&response-content-type=text%2Fplain");

        Assert.Equal(("attachment", "text/plain"), (got["Content-Disposition"], got["Content-Type"]));
    }

    [Fact]
    public async Task Metadata_beyond_two_kilobytes_is_too_large()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var put = await sandbox.SendAsync("PUT", "/bucket/key", "x", ("x-amz-meta-a", new string('a', 2048)));

        Assert.Equal("MetadataTooLarge", put.ErrorCode);
    }

    [Fact]
    public async Task A_body_that_ends_early_leaves_what_was_there()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "old");
        var signed = Signing.Signed("PUT", "/bucket/key", new byte[100_000]);
        var head = new StringBuilder("PUT /bucket/key HTTP/1.1\r\nContent-Length: 100000\r\n");
        foreach (var (name, value) in signed.Request.Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        using (var socket = new System.Net.Sockets.TcpClient())
        {
            await socket.ConnectAsync(sandbox.Server.Address.Host, sandbox.Server.Address.Port);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()));
            await socket.GetStream().WriteAsync(new byte[50_000]);
        }

        Assert.Equal("old", (await sandbox.SendAsync("GET", "/bucket/key")).Text);
    }
}
