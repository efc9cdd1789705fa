using System.Net;
using System.Security.Cryptography;
using Sandbox.Tests.Running;

namespace Sandbox.Tests.S3.Multipart;

public sealed class CompletionTests
{
    private const string OfX = "\"9dd4e461268c8034f5c8564e155c67a6\"";

    [Theory]
    [InlineData("y")]
    [InlineData("x")]
    public async Task An_object_written_meanwhile_lets_an_upload_that_replaces_it_fail(string other)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var before = (await sandbox.SendAsync("PUT", "/bucket/key", "x"))["ETag"]!;
        var (upload, part) = await BeginAsync(sandbox);
        var meanwhile = (await sandbox.SendAsync("PUT", "/bucket/key", other))["ETag"]!;

        var old = await upload.CompleteAsync([(1, part)], ("if-match", before));
        var now = await upload.CompleteAsync([(1, part)], ("if-match", meanwhile));

        Assert.Equal(other == "x" ? "ConditionalRequestConflict" : "PreconditionFailed", old.ErrorCode);
        Assert.Equal(
            ("ConditionalRequestConflict", 409, "If-Match", "key"), (now.ErrorCode, (int)now.Status, now.Find("Condition"), now.Find("Key")));
        var (again, first) = await BeginAsync(sandbox);
        Assert.Equal(HttpStatusCode.OK, (await again.CompleteAsync([(1, first)], ("if-match", meanwhile))).Status);
    }

    [Fact]
    public async Task An_object_deleted_or_copied_over_meanwhile_does_too()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x");
        var (upload, part) = await BeginAsync(sandbox);
        Assert.Equal("PreconditionFailed", (await upload.CompleteAsync([(1, part)], ("if-none-match", "*"))).ErrorCode);
        await sandbox.SendAsync("DELETE", "/bucket/key");

        Assert.Equal("ConditionalRequestConflict", (await upload.CompleteAsync([(1, part)], ("if-none-match", "*"))).ErrorCode);
        Assert.Equal("NoSuchKey", (await upload.CompleteAsync([(1, part)], ("if-match", OfX))).ErrorCode);
        await sandbox.SendAsync("PUT", "/bucket/source", "x");
        await sandbox.SendAsync("PUT", "/bucket/key", null, ("x-amz-copy-source", "bucket/source"));
        Assert.Equal("ConditionalRequestConflict", (await upload.CompleteAsync([(1, part)], ("if-match", OfX))).ErrorCode);
        Assert.Equal(HttpStatusCode.OK, (await upload.CompleteAsync([(1, part)])).Status);
    }

    [Fact]
    public async Task An_upload_that_ended_first_counts_as_a_write_for_the_other()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (first, firstPart) = await BeginAsync(sandbox);
        var (second, secondPart) = await BeginAsync(sandbox);
        var (other, otherPart) = await BeginAsync(sandbox, "/bucket/key2");

        var made = await first.CompleteAsync([(1, firstPart)]);

        Assert.Equal("ConditionalRequestConflict", (await second.CompleteAsync([(1, secondPart)], ("if-match", made.Find("ETag")!))).ErrorCode);
        Assert.Equal(HttpStatusCode.OK, (await other.CompleteAsync([(1, otherPart)], ("if-none-match", "*"))).Status);
    }

    [Fact]
    public async Task Who_was_not_told_of_the_end_may_ask_again_also_across_a_restart()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (upload, part) = await BeginAsync(sandbox);
        (string, string)[] once = [("if-none-match", "*")];
        var done = await upload.CompleteAsync([(1, part)], once);
        await sandbox.RestartAsync();

        var again = await upload.CompleteAsync([(1, part)], once);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (done.Status, again.Status));
        Assert.Equal(done.Find("ETag"), again.Find("ETag"));
        Assert.Equal("NoSuchUpload", (await upload.CompleteAsync([(2, OfX)])).ErrorCode);
        Assert.Equal("NoSuchUpload", (await upload.CompleteAsync([(1, part), (2, part)])).ErrorCode);
        await sandbox.SendAsync("PUT", "/bucket/key", "over");
        Assert.Equal("NoSuchUpload", (await upload.CompleteAsync([(1, part)], once)).ErrorCode);
        Assert.Equal("over", (await sandbox.SendAsync("GET", "/bucket/key")).Text);
    }

    [Fact]
    public async Task An_abandoned_upload_is_not_completed()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (upload, part) = await BeginAsync(sandbox);
        await sandbox.SendAsync("DELETE", $"/bucket/key?uploadId={upload.Id}");

        var refused = await upload.CompleteAsync([(1, part)]);

        Assert.Equal(("NoSuchUpload", upload.Id), (refused.ErrorCode, refused.Find("UploadId")));
    }

    [Fact]
    public async Task Checksums_that_the_upload_does_not_keep_are_not_passed_over()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var sha = Convert.ToBase64String(SHA256.HashData([1]));
        var (plain, part) = await BeginAsync(sandbox);
        var crc = await Upload.BeginAsync(sandbox, "/bucket/key", ("x-amz-checksum-algorithm", "CRC32"), ("x-amz-checksum-type", "FULL_OBJECT"));
        var second = await crc.PutAsync(1, [1]);

        Assert.Equal("InvalidPart", (await plain.CompleteAsync(Part(part, sha))).ErrorCode);
        Assert.Equal("BadDigest", (await crc.CompleteAsync(Part(second, sha))).ErrorCode);
        Assert.Equal("InvalidRequest", (await plain.CompleteAsync([(1, part)], ("x-amz-checksum-type", "FULL_OBJECT"))).ErrorCode);
        Assert.Equal("InvalidRequest", (await crc.CompleteAsync([(1, second)], ("x-amz-checksum-type", "COMPOSITE"))).ErrorCode);
        Assert.Equal(
            "NotImplemented",
            (await crc.CompleteAsync($"<Part><PartNumber>1</PartNumber><ETag>{second}</ETag><ChecksumSHA512>a</ChecksumSHA512></Part>")).ErrorCode);
        Assert.Equal("BadDigest", (await crc.CompleteAsync([(1, second)], ("content-md5", Convert.ToBase64String(MD5.HashData([]))))).ErrorCode);
        Assert.Equal(HttpStatusCode.OK, (await crc.CompleteAsync([(1, second)], ("x-amz-checksum-type", "FULL_OBJECT"))).Status);

        static string Part(string etag, string sha256) =>
            $"<Part><PartNumber>1</PartNumber><ETag>{etag}</ETag><ChecksumSHA256>{sha256}</ChecksumSHA256></Part>";
    }

    [Fact]
    public async Task The_only_part_of_a_composite_object_tells_its_own_checksum()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var upload = await Upload.BeginAsync(sandbox, "/bucket/key", ("x-amz-checksum-algorithm", "CRC32C"));
        var bytes = "test content 123"u8.ToArray();
        var part = await upload.PutAsync(1, bytes, ("x-amz-checksum-crc32c", "fwuu0Q=="));
        await upload.CompleteAsync($"<Part><PartNumber>1</PartNumber><ETag>{part}</ETag><ChecksumCRC32C>fwuu0Q==</ChecksumCRC32C></Part>");

        foreach (var method in (string[])["HEAD", "GET"])
        {
            var one = await sandbox.SendAsync(method, "/bucket/key?partNumber=1", null, ("x-amz-checksum-mode", "ENABLED"));
            var all = await sandbox.SendAsync(method, "/bucket/key", null, ("x-amz-checksum-mode", "ENABLED"));
            Assert.Equal(("fwuu0Q==", "COMPOSITE"), (one["x-amz-checksum-crc32c"], one["x-amz-checksum-type"]));
            Assert.Equal("sZB91Q==-1", all["x-amz-checksum-crc32c"]);
        }
        var attributes = await sandbox.SendAsync("GET", "/bucket/key?attributes", null, ("x-amz-object-attributes", "Checksum"));
        Assert.Equal("sZB91Q==", attributes.Find("ChecksumCRC32C"));
    }

    private static async Task<(Upload Upload, string Part)> BeginAsync(RunningSandbox sandbox, string target = "/bucket/key")
    {
        var upload = await Upload.BeginAsync(sandbox, target);
        return (upload, await upload.PutAsync(1, [1]));
    }
}
