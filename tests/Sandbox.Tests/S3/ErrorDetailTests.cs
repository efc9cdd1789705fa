using Sandbox.Tests.Running;

namespace Sandbox.Tests.S3;

/// <summary>A refusal tells what it is about in the elements that AWS has for it.</summary>
public sealed class ErrorDetailTests
{
    [Theory]
    [InlineData("GET", "/bucket/none", "", "NoSuchKey", "Key", "none")]
    [InlineData("GET", "/nowhere?list-type=2", "", "NoSuchBucket", "BucketName", "nowhere")]
    [InlineData("GET", "/bucket/key", "range: bytes=9-", "InvalidRange", "RangeRequested", "bytes=9-")]
    [InlineData("GET", "/bucket/key", "range: bytes=9-", "InvalidRange", "ActualObjectSize", "1")]
    [InlineData("GET", "/bucket/key", "if-match: other", "PreconditionFailed", "Condition", "If-Match")]
    [InlineData("PUT", "/bucket/key", "if-none-match: *", "PreconditionFailed", "Condition", "If-None-Match")]
    [InlineData("PUT", "/bucket/copy", "x-amz-copy-source-if-match: other", "PreconditionFailed", "Condition", "x-amz-copy-source-If-Match")]
    [InlineData("DELETE", "/bucket/key", "x-amz-if-match-size: 9", "NotImplemented", "Header", "x-amz-if-match-size")]
    [InlineData("GET", "/bucket?max-keys=x", "", "InvalidArgument", "ArgumentName", "max-keys")]
    [InlineData("GET", "/bucket?max-keys=x", "", "InvalidArgument", "ArgumentValue", "x")]
    [InlineData("GET", "/bucket/key?uploadId=none", "", "NoSuchUpload", "UploadId", "none")]
    [InlineData("GET", "/bucket/key?partNumber=2", "", "InvalidPartNumber", "ActualPartCount", "1")]
    [InlineData("PATCH", "/bucket/key", "", "MethodNotAllowed", "Method", "PATCH")]
    [InlineData("GET", "/bucket/%01none", "", "NoSuchKey", "Key", "?none")]
    public async Task What_it_is_about(string method, string target, string header, string code, string element, string value)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x");
        (string, string)[] headers = header.Length == 0 ? [] : [(header.Split(": ")[0], header.Split(": ")[1])];
        headers = target == "/bucket/copy" ? [.. headers, ("x-amz-copy-source", "bucket/key")] : headers;

        var refused = await sandbox.SendAsync(method, target, method == "PUT" ? "" : null, headers);

        Assert.Equal((code, value), (refused.ErrorCode, refused.Find(element)));
        Assert.Null(refused.Find("Resource"));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5081/bucket/a%20key")]
    [InlineData("https://s3.localhost/bucket/a%20key")]
    [InlineData("http://bucket.localhost:5081/a%20key")]
    [InlineData("/bucket/a%20key?versionId=null")]
    public async Task A_copy_source_may_be_a_whole_address(string source)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/a%20key", "x");

        await sandbox.SendAsync("PUT", "/bucket/copy", null, ("x-amz-copy-source", source));

        Assert.Equal("x", (await sandbox.SendAsync("GET", "/bucket/copy")).Text);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5081")]
    [InlineData("http://127.0.0.1:5081/bucket")]
    [InlineData("bucket/key?versionId=")]
    [InlineData("bucket")]
    public async Task What_names_no_object_is_no_copy_source(string source)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x");

        var refused = await sandbox.SendAsync("PUT", "/bucket/copy", null, ("x-amz-copy-source", source));

        Assert.Equal(("InvalidArgument", "x-amz-copy-source"), (refused.ErrorCode, refused.Find("ArgumentName")));
    }
}
