using System.Net;
using Sandbox.Auth;
using Sandbox.S3;
using Sandbox.Tests.Auth;
using Sandbox.Tests.Running;

namespace Sandbox.Tests.Objects;

public sealed class BucketTests
{
    [Fact]
    public async Task A_bucket_is_made_found_told_and_deleted_when_empty()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await sandbox.SendAsync("PUT", "/another")).Status);
        Assert.Equal("BucketAlreadyOwnedByYou", (await sandbox.SendAsync("PUT", "/another")).ErrorCode);
        Assert.Equal(["another", "bucket"], (await sandbox.SendAsync("GET", "/")).All("Name"));
        Assert.Equal(HttpStatusCode.OK, (await sandbox.SendAsync("HEAD", "/another")).Status);
        Assert.Equal("us-east-1", (await sandbox.SendAsync("HEAD", "/another"))["x-amz-bucket-region"]);
        Assert.Equal("", (await sandbox.SendAsync("GET", "/another?location")).Find("LocationConstraint"));
        await sandbox.SendAsync("PUT", "/another/key", "x");
        Assert.Equal("BucketNotEmpty", (await sandbox.SendAsync("DELETE", "/another")).ErrorCode);
        await sandbox.SendAsync("DELETE", "/another/key");
        Assert.Equal(HttpStatusCode.NoContent, (await sandbox.SendAsync("DELETE", "/another/")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await sandbox.SendAsync("HEAD", "/another")).Status);
        Assert.Equal("NoSuchBucket", (await sandbox.SendAsync("DELETE", "/another")).ErrorCode);
    }

    [Fact]
    public async Task A_bucket_made_again_has_nothing_of_its_namesake()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/another");
        var old = sandbox.Server.Store.Buckets.Get("another");
        await sandbox.SendAsync("DELETE", "/another");
        await sandbox.SendAsync("PUT", "/another");

        Assert.NotEqual(old.Number, sandbox.Server.Store.Buckets.Get("another").Number);
    }

    [Theory]
    [InlineData("/ab")]
    [InlineData("/Upper")]
    [InlineData("/under_score")]
    [InlineData("/a..b")]
    [InlineData("/-dash")]
    public async Task A_bucket_name_that_s3_does_not_take_is_refused(string target)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        Assert.Equal("InvalidBucketName", (await sandbox.SendAsync("PUT", target)).ErrorCode);
    }

    [Theory]
    [InlineData("PUT", "/bucket?policy", "NotImplemented")]
    [InlineData("POST", "/bucket/key", "MethodNotAllowed")]
    [InlineData("PATCH", "/bucket/key", "MethodNotAllowed")]
    [InlineData("GET", "/bucket?versions", "NotImplemented")]
    [InlineData("PUT", "/", "MethodNotAllowed")]
    public async Task What_the_sandbox_does_not_do_is_said(string method, string target, string code)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        Assert.Equal(code, (await sandbox.SendAsync(method, target)).ErrorCode);
    }

    [Theory]
    [InlineData("bucket.localhost:5081", "/a//b", "bucket", "a//b")]
    [InlineData("my.bucket.localhost", "/", "my.bucket", "")]
    [InlineData("localhost:5081", "/bucket/a", "bucket", "a")]
    [InlineData("s3.localhost:5081", "/bucket/a", "bucket", "a")]
    [InlineData("127.0.0.1:5081", "http://127.0.0.1:5081/bucket//a", "bucket", "/a")]
    public void A_bucket_is_named_by_the_path_or_by_the_host(string host, string target, string bucket, string key)
    {
        var context = Requests.Of("GET", target, [("host", host)]);

        var address = Address.Of(context.Request, RequestTarget.Of(context));

        Assert.Equal((bucket, key), (address.Bucket, address.Key));
    }
}
