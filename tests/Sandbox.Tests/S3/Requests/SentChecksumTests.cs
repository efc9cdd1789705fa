using System.Net;
using Sandbox.Tests.Running;

namespace Sandbox.Tests.S3.Requests;

public sealed class SentChecksumTests
{
    // Of the digits one to nine.
    [Theory]
    [InlineData("crc32", "y/Q5Jg==")]
    [InlineData("crc32c", "4waSgw==")]
    [InlineData("crc64nvme", "rosUhgp5mIg=")]
    [InlineData("sha1", "98O8HYCOBHMq32eZZczDTKeuNEE=")]
    [InlineData("sha256", "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=")]
    public async Task A_checksum_that_was_sent_is_verified_kept_and_told(string name, string value)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var header = "x-amz-checksum-" + name;

        var put = await sandbox.SendAsync("PUT", "/bucket/key", "123456789", (header, value));
        var wrong = await sandbox.SendAsync("PUT", "/bucket/wrong", "123456780", (header, value));
        var head = await sandbox.SendAsync("HEAD", "/bucket/key", null, ("x-amz-checksum-mode", "ENABLED"));
        var unasked = await sandbox.SendAsync("HEAD", "/bucket/key");
        var part = await sandbox.SendAsync("GET", "/bucket/key", null, ("x-amz-checksum-mode", "ENABLED"), ("range", "bytes=0-3"));

        Assert.Equal((value, value, "FULL_OBJECT"), (put[header], head[header], head["x-amz-checksum-type"]));
        Assert.Equal("BadDigest", wrong.ErrorCode);
        Assert.Equal("NoSuchKey", (await sandbox.SendAsync("GET", "/bucket/wrong")).ErrorCode);
        Assert.Null(unasked[header]);
        Assert.Null(part[header]);
    }

    [Fact]
    public async Task S3_adds_crc64nvme_to_what_comes_without_a_checksum()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        await sandbox.SendAsync("PUT", "/bucket/key", "123456789");
        var head = await sandbox.SendAsync("HEAD", "/bucket/key", null, ("x-amz-checksum-mode", "ENABLED"));

        Assert.Equal("rosUhgp5mIg=", head["x-amz-checksum-crc64nvme"]);
    }

    [Theory]
    [InlineData("content-md5", "JfnnlDI7RTiF9RgfG2JNCw==", null)]
    [InlineData("content-md5", "AAAAAAAAAAAAAAAAAAAAAA==", "BadDigest")]
    [InlineData("content-md5", "nonsense", "InvalidDigest")]
    [InlineData("x-amz-checksum-crc32", "nonsense", "InvalidRequest")]
    public async Task A_digest_is_held_to(string header, string value, string? code)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var put = await sandbox.SendAsync("PUT", "/bucket/key", "123456789", (header, value));

        Assert.Equal(code, put.ErrorCode);
        Assert.Equal(code is null ? HttpStatusCode.OK : HttpStatusCode.BadRequest, put.Status);
    }
}
