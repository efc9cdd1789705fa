using System.Net;
using Sandbox.Tests.Running;
using Sandbox.Wire;

namespace Sandbox.Tests.S3.Buckets;

public sealed class BucketTests
{
    [Fact]
    public async Task A_bucket_is_made_found_told_and_deleted_when_empty()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await sandbox.SendAsync("PUT", "/another")).Status);
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
    [InlineData("/192.168.5.4")]
    [InlineData("/xn--name")]
    [InlineData("/name-s3alias")]
    [InlineData("/name--x-s3")]
    public async Task A_bucket_name_that_s3_does_not_take_is_refused(string target)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        Assert.Equal("InvalidBucketName", (await sandbox.SendAsync("PUT", target)).ErrorCode);
    }

    [Theory]
    [InlineData("PUT", "/bucket?publicAccessBlock", "NotImplemented")]
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
    [InlineData("us-east-1", "", null)]
    [InlineData("us-east-1", "<CreateBucketConfiguration/>", null)]
    [InlineData("us-east-1", "us-east-1", "InvalidLocationConstraint")]
    [InlineData("us-east-1", "foo", "InvalidLocationConstraint")]
    [InlineData("us-east-1", "aws-global", "InvalidLocationConstraint")]
    [InlineData("us-east-1", "eu-west-1", "IllegalLocationConstraintException")]
    [InlineData("us-east-1", "EU", "IllegalLocationConstraintException")]
    [InlineData("eu-west-1", "", "IllegalLocationConstraintException")]
    [InlineData("eu-west-1", "bar", "IllegalLocationConstraintException")]
    [InlineData("eu-west-1", "us-east-1", "IllegalLocationConstraintException")]
    [InlineData("eu-west-1", "eu-west-1", null)]
    [InlineData("eu-west-1", "EU", null)]
    [InlineData(
        "us-east-1", "<CreateBucketConfiguration><Tags><Tag><Key>a</Key><Value>b</Value></Tag></Tags></CreateBucketConfiguration>", "NotImplemented")]
    [InlineData("us-east-1", "<CreateBucketConfiguration><Bucket><Type>Directory</Type></Bucket></CreateBucketConfiguration>", "NotImplemented")]
    [InlineData("us-east-1", "<CreateBucketConfiguration><Place>moon</Place></CreateBucketConfiguration>", "MalformedXML")]
    public async Task A_bucket_lies_where_the_server_is_or_is_not_made(string region, string sent, string? code)
    {
        await using var sandbox = await RunningSandbox.StartAsync(region: region);
        var body = sent.Length == 0 || sent[0] == '<'
            ? sent
            : $"<CreateBucketConfiguration><LocationConstraint>{sent}</LocationConstraint></CreateBucketConfiguration>";

        Assert.Equal(code, (await sandbox.SendAsync("PUT", "/another", body)).ErrorCode);
        Assert.Equal(code is null ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await sandbox.SendAsync("HEAD", "/another")).Status);
    }

    [Fact]
    public async Task Ones_own_bucket_made_again_is_there_in_the_oldest_region_and_refused_elsewhere()
    {
        await using var oldest = await RunningSandbox.StartAsync();
        await using var other = await RunningSandbox.StartAsync(region: "eu-west-1");
        await oldest.SendAsync("PUT", "/bucket/key", "x");

        Assert.Equal(HttpStatusCode.OK, (await oldest.SendAsync("PUT", "/bucket")).Status);
        Assert.Equal("x", (await oldest.SendAsync("GET", "/bucket/key")).Text);
        var refused = await other.SendAsync(
            "PUT", "/bucket", "<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>");
        Assert.Equal(("BucketAlreadyOwnedByYou", "bucket"), (refused.ErrorCode, refused.Find("BucketName")));
    }

    [Fact]
    public async Task Buckets_are_listed_by_pages_prefix_and_region()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/alpha");
        await sandbox.SendAsync("PUT", "/beta");

        var first = await sandbox.SendAsync("GET", "/?max-buckets=2");
        var second = await sandbox.SendAsync("GET", "/?max-buckets=2&continuation-token=" + first.Find("ContinuationToken"));

        Assert.Equal(["alpha", "beta"], first.All("Name"));
        Assert.Equal(["bucket"], second.All("Name"));
        Assert.Null(second.Find("ContinuationToken"));
        Assert.Equal(["beta", "bucket"], (await sandbox.SendAsync("GET", "/?prefix=b&continuation-token=")).All("Name"));
        Assert.Equal("b", (await sandbox.SendAsync("GET", "/?prefix=b")).Find("Prefix"));
        Assert.Empty((await sandbox.SendAsync("GET", "/?prefix=nope")).All("Name"));
        Assert.Empty((await sandbox.SendAsync("GET", "/?bucket-region=eu-west-1")).All("Name"));
        Assert.Equal(3, (await sandbox.SendAsync("GET", "/?bucket-region=us-east-1")).All("Name").Count);
        Assert.Equal("InvalidArgument", (await sandbox.SendAsync("GET", "/?bucket-region=eu-east-1")).ErrorCode);
        Assert.Equal("InvalidArgument", (await sandbox.SendAsync("GET", "/?max-buckets=0")).ErrorCode);
        Assert.Equal("InvalidArgument", (await sandbox.SendAsync("GET", "/?continuation-token=x")).ErrorCode);
    }

    [Theory]
    [InlineData("bucket.localhost:5081", "/a//b", "bucket", "a//b")]
    [InlineData("my.bucket.localhost", "/", "my.bucket", "")]
    [InlineData("localhost:5081", "/bucket/a", "bucket", "a")]
    [InlineData("s3.localhost:5081", "/bucket/a", "bucket", "a")]
    [InlineData("127.0.0.1:5081", "http://127.0.0.1:5081/bucket//a", "bucket", "/a")]
    public void A_bucket_is_named_by_the_path_or_by_the_host(string host, string target, string bucket, string key)
    {
        var context = RawRequests.Of("GET", target, [("host", host)]);

        var address = Address.Of(context.Request, RequestTarget.Of(context));

        Assert.Equal((bucket, key), (address.Bucket, address.Key));
    }
}
