using System.Net;
using Sandbox.Tests.Running;

namespace Sandbox.Tests.S3.Requests;

/// <summary>What stands in the query of a signed URL counts as if it stood in a header: some SDKs move every header there.</summary>
public sealed class PresignedTests
{
    private const string Etag = "%229dd4e461268c8034f5c8564e155c67a6%22"; // of "x"

    [Fact]
    public async Task A_put_keeps_the_metadata_tags_and_class_of_its_url()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var put = await sandbox.FollowAsync("PUT", "/bucket/key",
            "&x-amz-meta-foo=a%20b&X-Amz-Meta-Bar=c&x-amz-tagging=k%3Dv&x-amz-storage-class=STANDARD_IA&Content-Type=text%2Fcsv&x-id=PutObject"
            + "&x-amz-sdk-checksum-algorithm=CRC32&x-amz-checksum-crc32=AAAAAA%3D%3D", "x");
        var head = await sandbox.SendAsync("HEAD", "/bucket/key", null, ("x-amz-checksum-mode", "ENABLED"));

        Assert.True(put.Status == HttpStatusCode.OK, put.Text);
        Assert.Equal(("a b", "c", "1"), (head["x-amz-meta-foo"], head["x-amz-meta-bar"], head["x-amz-tagging-count"]));
        Assert.Equal(("STANDARD_IA", "text/csv"), (head["x-amz-storage-class"], head["Content-Type"]));
        // The checksum of the URL was of the empty body that its signer had, and AWS does not hold the real one against it.
        Assert.NotNull(head["x-amz-checksum-crc64nvme"]);
    }

    [Fact]
    public async Task A_copy_source_in_the_url_is_copied_and_not_written_over_with_nothing()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/source", "bytes");

        var copied = await sandbox.FollowAsync("PUT", "/bucket/key", "&x-amz-copy-source=bucket%2Fsource");
        var changed = await sandbox.FollowAsync("PUT", "/bucket/key", "&x-amz-copy-source=bucket%2Fsource&x-amz-copy-source-if-match=other");

        Assert.Equal(("CopyObjectResult", "PreconditionFailed"), (copied.Root, changed.ErrorCode));
        Assert.Equal("bytes", (await sandbox.SendAsync("GET", "/bucket/key")).Text);
    }

    [Theory]
    [InlineData("PUT", "&If-None-Match=%2A", "PreconditionFailed")]
    [InlineData("PUT", "&if-none-match=%2A", "PreconditionFailed")]
    [InlineData("PUT", "&If-Match=other", "PreconditionFailed")]
    [InlineData("PUT", "&If-Unmodified-Since=Wed%2C%2004%20Mar%202026%2005%3A06%3A06%20GMT", "NotImplemented")]
    [InlineData("DELETE", "&If-Match=other", "PreconditionFailed")]
    [InlineData("DELETE", "&x-amz-if-match-size=9", "NotImplemented")]
    [InlineData("DELETE", "&x-amz-mfa=1", "NotImplemented")]
    [InlineData("GET", "&If-Match=other", "PreconditionFailed")]
    [InlineData("GET", "&x-amz-server-side-encryption-customer-algorithm=AES256", "NotImplemented")]
    [InlineData("PUT", "&x-amz-acl=public-read", "AccessControlListNotSupported")]
    [InlineData("PUT", "&x-amz-server-side-encryption=aws%3Akms", "NotImplemented")]
    [InlineData("PUT", "&x-amz-never-heard-of=1", "NotImplemented")]
    [InlineData("PUT", "&x-amz-expected-bucket-owner=111122223333", "AccessDenied")]
    [InlineData("PUT", "&x-amz-meta-a=b%0D%0Ac", "InvalidArgument")]
    [InlineData("PUT", "&x-amz-meta-a=b&X-Amz-Meta-A=c", "InvalidArgument")]
    [InlineData("PUT", "&x-amz-meta-a=b&x-amz-meta-a=c", "InvalidArgument")]
    [InlineData("PUT", "&x-amz-acl=private&x-amz-acl=public-read", "InvalidArgument")]
    [InlineData("PUT", "&x-amz-tagging=a%3Db&x-amz-tagging=c%3Dd", "InvalidArgument")]
    [InlineData("PUT", "&If-None-Match=other&If-None-Match=%2A", "InvalidArgument")]
    [InlineData("PUT", "&x-amz-meta-a%0Ab=c", "InvalidArgument")]
    [InlineData("PUT", "&x-amz-meta-a%20b=c", "InvalidArgument")]
    [InlineData("PUT", "&x-amz-meta-%C3%A9=c", "InvalidArgument")]
    [InlineData("PUT", "&x-amz-meta-a%3Ab=c", "InvalidArgument")]
    [InlineData("PUT", "&x-amz-meta-a=%FF", "InvalidURI")]
    [InlineData("PUT", "&Content-MD5=1B2M2Y8AsgTpgAmY7PhCfg%3D%3D", "BadDigest")]
    public async Task A_condition_or_a_wish_in_the_url_is_held_to_or_refused(string method, string more, string code)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x");

        Assert.Equal(code, (await sandbox.FollowAsync(method, "/bucket/key", more, method == "PUT" ? "other" : null)).ErrorCode);
        Assert.Equal("x", (await sandbox.SendAsync("GET", "/bucket/key")).Text);
    }

    [Fact]
    public async Task A_condition_that_holds_lets_the_url_do_its_work()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await sandbox.FollowAsync("PUT", "/bucket/key", "&If-None-Match=%2A", "x")).Status);
        Assert.Equal(HttpStatusCode.NotModified, (await sandbox.FollowAsync("GET", "/bucket/key", $"&If-None-Match={Etag}")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await sandbox.FollowAsync("DELETE", "/bucket/key", $"&If-Match={Etag}")).Status);
    }

    [Fact]
    public async Task A_parameter_that_S3_does_not_know_is_a_mark_of_its_users()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x");

        Assert.Equal("x", (await sandbox.FollowAsync("GET", "/bucket/key", "&requestedBy=abc&x-mark=1")).Text);
    }

    [Fact]
    public async Task A_header_that_says_otherwise_than_the_url_is_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var put = await sandbox.FollowAsync("PUT", "/bucket/key", "&Content-Type=text%2Fcsv", "x", ("content-type", "text/html"));

        Assert.Equal("InvalidArgument", put.ErrorCode);
    }
}
