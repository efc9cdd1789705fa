using System.Net;
using Sandbox.Tests.Running;

namespace Sandbox.Tests.S3.Policies;

public sealed class BucketPolicyTests
{
    private const string Deny =
        """{"Version":"2012-10-17","Statement":[{"Sid":"s","Effect":"Deny","Principal":"*","Action":["s3:PutObject","s3:DeleteObject"],"Resource":["arn:aws:s3:::bucket/p/*"]}]}""";

    [Fact]
    public async Task A_denial_holds_for_whoever_asks_below_its_prefix_until_it_is_taken_back()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/p/a", "x");
        Assert.Equal("NoSuchBucketPolicy", (await sandbox.SendAsync("GET", "/bucket?policy")).ErrorCode);

        Assert.Equal(HttpStatusCode.NoContent, (await sandbox.SendAsync("PUT", "/bucket?policy", Deny)).Status);

        Assert.Equal(Deny, System.Text.Encoding.UTF8.GetString((await sandbox.SendAsync("GET", "/bucket?policy")).Body));
        Assert.Equal("AccessDenied", (await sandbox.SendAsync("PUT", "/bucket/p/b", "x")).ErrorCode);
        Assert.Equal("AccessDenied", (await sandbox.SendAsync("DELETE", "/bucket/p/a")).ErrorCode);
        Assert.Equal("AccessDenied", (await sandbox.SendAsync("POST", "/bucket/p/b?uploads")).ErrorCode);
        Assert.Equal("AccessDenied", (await sandbox.SendAsync("PUT", "/bucket/p/b", "", ("x-amz-copy-source", "/bucket/p/a"))).ErrorCode);
        Assert.Equal(HttpStatusCode.OK, (await sandbox.SendAsync("GET", "/bucket/p/a")).Status);
        Assert.Equal(HttpStatusCode.OK, (await sandbox.SendAsync("PUT", "/bucket/p2", "x")).Status);
        await sandbox.RestartAsync();
        Assert.Equal("AccessDenied", (await sandbox.SendAsync("PUT", "/bucket/p/b", "x")).ErrorCode);
        Assert.Equal(HttpStatusCode.NoContent, (await sandbox.SendAsync("DELETE", "/bucket?policy")).Status);
        Assert.Equal(HttpStatusCode.OK, (await sandbox.SendAsync("PUT", "/bucket/p/b", "x")).Status);
    }

    [Theory]
    [InlineData(
        """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::bucket/*"}]}""", "NotImplemented")]
    [InlineData(
        """{"Statement":[{"Effect":"Deny","Principal":{"AWS":"arn:aws:iam::1:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::bucket/*"}]}""",
        "NotImplemented")]
    [InlineData("""{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::other/*"}]}""", "MalformedPolicy")]
    [InlineData(
        """{"Statement":[{"Effect":"Deny","Principal":"*","NotAction":"s3:GetObject","Resource":"arn:aws:s3:::bucket/*"}]}""", "MalformedPolicy")]
    [InlineData(
        """{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::bucket/*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""",
        "MalformedPolicy")]
    [InlineData("{}", "MalformedPolicy")]
    [InlineData("nothing", "MalformedPolicy")]
    [InlineData("", "MalformedPolicy")]
    public async Task What_it_would_not_do_is_refused(string policy, string code)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        Assert.Equal(code, (await sandbox.SendAsync("PUT", "/bucket?policy", policy)).ErrorCode);
        Assert.Equal("NoSuchBucketPolicy", (await sandbox.SendAsync("GET", "/bucket?policy")).ErrorCode);
    }

    [Fact]
    public async Task A_policy_that_is_too_long_and_one_of_no_bucket_are_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        Assert.Equal("MalformedPolicy", (await sandbox.SendAsync("PUT", "/bucket?policy", Deny + new string(' ', 20_480))).ErrorCode);
        Assert.Equal("NoSuchBucket", (await sandbox.SendAsync("PUT", "/nowhere?policy", Deny)).ErrorCode);
        Assert.Equal("NotImplemented", (await sandbox.SendAsync("GET", "/bucket/key?policy")).ErrorCode);
    }
}
