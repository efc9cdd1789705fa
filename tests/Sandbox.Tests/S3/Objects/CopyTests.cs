using System.Net;
using Sandbox.Tests.Running;

namespace Sandbox.Tests.S3.Objects;

public sealed class CopyTests
{
    private const string Etag = "\"9dd4e461268c8034f5c8564e155c67a6\""; // of "x"

    [Fact]
    public async Task A_copy_carries_headers_metadata_tags_and_checksum_algorithm()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/a%20%2B%C3%BC", "123456789",
            ("content-type", "text/csv"), ("x-amz-meta-who", "me"), ("x-amz-tagging", "k=v%20w"), ("x-amz-checksum-crc32", "y/Q5Jg=="));

        var copied = await sandbox.SendAsync("PUT", "/bucket/copy", null, ("x-amz-copy-source", "/bucket/a%20%2B%C3%BC"));
        var head = await sandbox.SendAsync("HEAD", "/bucket/copy", null, ("x-amz-checksum-mode", "ENABLED"));

        Assert.Equal(("\"25f9e794323b453885f5181f1b624d0b\"", "y/Q5Jg=="), (copied.Find("ETag"), copied.Find("ChecksumCRC32")));
        Assert.Equal(
            ("text/csv", "me", "1", "y/Q5Jg=="),
            (head["Content-Type"], head["x-amz-meta-who"], head["x-amz-tagging-count"], head["x-amz-checksum-crc32"]));
        Assert.Equal(["k", "v w"], [
            .. (await sandbox.SendAsync("GET", "/bucket/copy?tagging")).All("Key"),
            .. (await sandbox.SendAsync("GET", "/bucket/copy?tagging")).All("Value"),
        ]);
    }

    [Fact]
    public async Task A_replacing_copy_takes_what_the_request_says()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x", ("x-amz-meta-who", "me"), ("x-amz-tagging", "k=v"));

        await sandbox.SendAsync("PUT", "/bucket/key", null, ("x-amz-copy-source", "bucket/key"), ("x-amz-metadata-directive", "REPLACE"),
            ("x-amz-tagging-directive", "REPLACE"), ("x-amz-meta-what", "it"), ("content-type", "text/plain"));
        var head = await sandbox.SendAsync("HEAD", "/bucket/key");

        Assert.Equal(
            (null, "it", "text/plain", null), (head["x-amz-meta-who"], head["x-amz-meta-what"], head["Content-Type"], head["x-amz-tagging-count"]));
    }

    [Theory]
    [InlineData("x-amz-copy-source-if-match", Etag, 200)]
    [InlineData("x-amz-copy-source-if-match", "\"other\"", 412)]
    [InlineData("x-amz-copy-source-if-none-match", Etag, 412)]
    [InlineData("x-amz-copy-source-if-none-match", "\"other\"", 200)]
    [InlineData("x-amz-copy-source-if-modified-since", "Wed, 04 Mar 2026 05:06:07 GMT", 412)]
    [InlineData("x-amz-copy-source-if-unmodified-since", "Wed, 04 Mar 2026 05:06:06 GMT", 412)]
    [InlineData("if-none-match", "*", 412)]
    [InlineData("if-match", "\"other\"", 412)]
    [InlineData("if-match", "\"415290769594460e2e485922904f345d\"", 200)]
    public async Task A_copy_holds_to_the_conditions_on_its_source_and_on_its_target(string header, string value, int status)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/source", "x");
        await sandbox.SendAsync("PUT", "/bucket/target", "y");

        var copied = await sandbox.SendAsync("PUT", "/bucket/target", null, ("x-amz-copy-source", "bucket/source"), (header, value));

        Assert.Equal(status, (int)copied.Status);
        Assert.Equal(status == 200 ? "x" : "y", (await sandbox.SendAsync("GET", "/bucket/target")).Text);
    }

    [Theory]
    [InlineData("bucket/key", "InvalidRequest")]
    [InlineData("bucket/nothing", "NoSuchKey")]
    [InlineData("nowhere/key", "NoSuchBucket")]
    [InlineData("bucket", "InvalidArgument")]
    [InlineData("bucket/key?versionId=3", "InvalidArgument")]
    public async Task A_copy_from_nowhere_or_onto_itself_is_refused(string source, string code)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x");

        var copied = await sandbox.SendAsync("PUT", "/bucket/key", null, ("x-amz-copy-source", source));

        Assert.Equal(code, copied.ErrorCode);
        Assert.NotEqual(HttpStatusCode.OK, copied.Status);
    }

    [Fact]
    public async Task A_copy_source_beyond_five_gibibytes_is_refused_in_s3s_words()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x");
        var bucket = sandbox.Server.Store.Buckets.Get("bucket");
        sandbox.Server.Store.Objects.Change(
            bucket, "key"u8.ToArray(), found => found with { Summary = found.Summary with { Size = (5L << 30) + 1 } });

        var copied = await sandbox.SendAsync("PUT", "/bucket/copy", null, ("x-amz-copy-source", "bucket/key"));

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidRequest"), (copied.Status, copied.ErrorCode));
        Assert.Equal("The specified copy source is larger than the maximum allowable size for a copy source: 5368709120", copied.Find("Message"));
    }
}
