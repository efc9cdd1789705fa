using System.Net;
using System.Security.Cryptography;
using Sandbox.Checksums;
using Sandbox.Tests.Running;

namespace Sandbox.Tests.S3.Multipart;

public sealed class MultipartTests
{
    private const int PartLength = 5 * 1024 * 1024;

    [Fact]
    public async Task Parts_become_one_object_whose_etag_is_made_of_theirs_also_across_a_restart()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        byte[][] parts = [Bytes(1, PartLength), Bytes(2, PartLength), Bytes(3, 10)];
        var upload = await Upload.BeginAsync(
            sandbox, "/bucket/key", ("content-type", "image/tiff"), ("x-amz-meta-who", "me"), ("x-amz-tagging", "k=v"));
        var first = await upload.PutAsync(7, parts[0]);
        await sandbox.RestartAsync();
        var second = await upload.PutAsync(8, Bytes(9, 100));
        second = await upload.PutAsync(8, parts[1]);
        await upload.PutAsync(9, Bytes(4, 5000));
        var third = await upload.PutAsync(11, parts[2]);

        var done = await upload.CompleteAsync([(7, first), (8, second), (11, third)]);
        var got = await sandbox.SendAsync("GET", "/bucket/key", null, ("x-amz-checksum-mode", "ENABLED"));
        var across = await sandbox.SendAsync("GET", "/bucket/key", null, ("range", $"bytes={PartLength - 2}-{PartLength + 1}"));
        var part = await sandbox.SendAsync("GET", "/bucket/key?partNumber=3");
        var head = await sandbox.SendAsync("HEAD", "/bucket/key?partNumber=2");

        byte[] whole = [.. parts[0], .. parts[1], .. parts[2]];
        var etag = $"\"{Convert.ToHexStringLower(MD5.HashData(parts.SelectMany(MD5.HashData).ToArray()))}-3\"";
        Assert.Equal((etag, etag), (done.Find("ETag"), got["ETag"]));
        Assert.Equal(whole, got.Body);
        Assert.Equal(whole[(PartLength - 2)..(PartLength + 2)], across.Body);
        Assert.Equal(parts[2], part.Body);
        Assert.Equal((HttpStatusCode.PartialContent, "3", $"{PartLength}", $"bytes {PartLength}-{(2 * PartLength) - 1}/{whole.Length}"),
            (head.Status, head["x-amz-mp-parts-count"], head["Content-Length"], head["Content-Range"]));
        Assert.Equal(("image/tiff", "me", "1"), (got["Content-Type"], got["x-amz-meta-who"], got["x-amz-tagging-count"]));
        Assert.Equal(Crc64(whole), got["x-amz-checksum-crc64nvme"]);
        // Part 9 and the first part 8 are gone from the disk; the last part is small enough for a pack.
        Assert.Equal(2, sandbox.Blobs);
        Assert.Equal("NoSuchUpload", (await upload.CompleteAsync([(7, first)])).ErrorCode);
    }

    [Fact]
    public async Task An_upload_that_is_completed_wrongly_is_refused_and_can_still_be_completed_rightly()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "old");
        var upload = await Upload.BeginAsync(sandbox, "/bucket/key");
        var small = await upload.PutAsync(1, Bytes(1, 10));
        var other = await upload.PutAsync(2, Bytes(2, 10));

        Assert.Equal("EntityTooSmall", (await upload.CompleteAsync([(1, small), (2, other)])).ErrorCode);
        Assert.Equal("InvalidPartOrder", (await upload.CompleteAsync([(2, other), (1, small)])).ErrorCode);
        Assert.Equal("InvalidPart", (await upload.CompleteAsync([(1, other)])).ErrorCode);
        Assert.Equal("InvalidPart", (await upload.CompleteAsync([(3, other)])).ErrorCode);
        Assert.Equal("InvalidRequest", (await upload.CompleteAsync([])).ErrorCode);
        Assert.Equal("MalformedXML", (await sandbox.SendAsync("POST", $"/bucket/key?uploadId={upload.Id}")).ErrorCode);
        Assert.Equal("PreconditionFailed", (await upload.CompleteAsync([(1, small)], ("if-none-match", "*"))).ErrorCode);
        Assert.Equal("PreconditionFailed", (await upload.CompleteAsync([(1, small)], ("if-match", "\"other\""))).ErrorCode);
        Assert.Equal("BadDigest", (await upload.CompleteAsync([(1, small)], ("x-amz-checksum-crc64nvme", "AAAAAAAAAAA="))).ErrorCode);
        Assert.Equal("InvalidRequest", (await upload.CompleteAsync([(1, small)], ("x-amz-mp-object-size", "11"))).ErrorCode);
        Assert.Equal("old", (await sandbox.SendAsync("GET", "/bucket/key")).Text);
        Assert.Equal(HttpStatusCode.OK, (await upload.CompleteAsync([(1, small)], ("x-amz-mp-object-size", "10"))).Status);
    }

    [Fact]
    public async Task Of_many_completions_that_each_want_to_be_first_exactly_one_is()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var uploads = new List<(Upload Upload, string ETag)>();
        for (var i = 0; i < 8; i++)
        {
            var upload = await Upload.BeginAsync(sandbox, "/bucket/key");
            uploads.Add((upload, await upload.PutAsync(1, Bytes(i, 10_000))));
        }

        var answers = await Task.WhenAll(uploads.Select(one => one.Upload.CompleteAsync([(1, one.ETag)], ("if-none-match", "*"))));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.ErrorCode == "PreconditionFailed"));
    }

    [Fact]
    public async Task Parts_copied_from_ranges_of_an_object_are_those_bytes()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var bytes = Bytes(1, PartLength + 100);
        await sandbox.SendAsync("PUT", "/bucket/source", bytes);
        var upload = await Upload.BeginAsync(sandbox, "/bucket/key");

        var first = await upload.CopyAsync(1, "bucket/source", ("x-amz-copy-source-range", $"bytes=100-{PartLength + 99}"));
        var second = await upload.CopyAsync(
            2,
            "bucket/source",
            ("x-amz-copy-source-range", "bytes=0-9"),
            ("x-amz-copy-source-if-match", (await sandbox.SendAsync("HEAD", "/bucket/source"))["ETag"]!));
        var outside = await upload.CopyAsync(3, "bucket/source", ("x-amz-copy-source-range", $"bytes=0-{PartLength + 100}"));
        var changed = await upload.CopyAsync(3, "bucket/source", ("x-amz-copy-source-if-match", "\"other\""));
        await upload.CompleteAsync([(1, first.Find("ETag")!), (2, second.Find("ETag")!)]);

        Assert.Equal(("InvalidArgument", "PreconditionFailed"), (outside.ErrorCode, changed.ErrorCode));
        byte[] expected = [.. bytes[100..], .. bytes[..10]];
        Assert.Equal(expected, (await sandbox.SendAsync("GET", "/bucket/key")).Body);
    }

    [Fact]
    public async Task A_copy_of_a_multipart_object_is_one_piece_with_a_plain_etag()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var bytes = Bytes(1, 10_000);
        var upload = await Upload.BeginAsync(sandbox, "/bucket/key", ("x-amz-checksum-algorithm", "SHA256"));
        var digest = Convert.ToBase64String(SHA256.HashData(bytes));
        var etag = await upload.PutAsync(1, bytes, ("x-amz-checksum-sha256", digest));
        var done = await upload.CompleteAsync($"<Part><PartNumber>1</PartNumber><ETag>{etag}</ETag><ChecksumSHA256>{digest}</ChecksumSHA256></Part>");

        var copied = await sandbox.SendAsync("PUT", "/bucket/copy", null, ("x-amz-copy-source", "bucket/key"));

        Assert.Equal(Convert.ToBase64String(SHA256.HashData(SHA256.HashData(bytes))) + "-1", done.Find("ChecksumSHA256"));
        Assert.Equal($"\"{Convert.ToHexStringLower(MD5.HashData(bytes))}\"", copied.Find("ETag"));
        Assert.Equal((digest, "FULL_OBJECT"), (copied.Find("ChecksumSHA256"), copied.Find("ChecksumType")));
    }

    [Fact]
    public async Task A_part_must_bring_the_checksum_its_upload_was_begun_with()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var upload = await Upload.BeginAsync(sandbox, "/bucket/key", ("x-amz-checksum-algorithm", "CRC32"));

        var none = await sandbox.SendAsync("PUT", $"/bucket/key?partNumber=1&uploadId={upload.Id}", "123456789");
        var other = await sandbox.SendAsync(
            "PUT", $"/bucket/key?partNumber=1&uploadId={upload.Id}", "123456789", ("x-amz-checksum-sha1", "98O8HYCOBHMq32eZZczDTKeuNEE="));
        var wrong = await sandbox.SendAsync(
            "PUT", $"/bucket/key?partNumber=1&uploadId={upload.Id}", "123456780", ("x-amz-checksum-crc32", "y/Q5Jg=="));
        var etag = await upload.PutAsync(1, "123456789"u8.ToArray(), ("x-amz-checksum-crc32", "y/Q5Jg=="));
        var untold = await upload.CompleteAsync([(1, etag)]);

        Assert.Equal("Checksum Type mismatch occurred, expected checksum Type: crc32, actual checksum Type: null", none.Find("Message"));
        Assert.Equal("Checksum Type mismatch occurred, expected checksum Type: crc32, actual checksum Type: sha1", other.Find("Message"));
        Assert.Equal(("BadDigest", "InvalidRequest"), (wrong.ErrorCode, untold.ErrorCode));
    }

    [Fact]
    public async Task Uploads_and_parts_are_listed_page_by_page()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var uploads = new List<(string Key, string Id)>();
        foreach (var key in new[] { "a", "a", "a%2Fb", "b" })
        {
            uploads.Add((Uri.UnescapeDataString(key), (await Upload.BeginAsync(sandbox, "/bucket/" + key)).Id));
        }
        var expected = uploads.OrderBy(one => one.Key, StringComparer.Ordinal).ThenBy(one => one.Id, StringComparer.Ordinal).ToList();

        var seen = new List<(string, string)>();
        for (var (more, markers) = (true, ""); more;)
        {
            var page = await sandbox.SendAsync("GET", "/bucket?uploads&max-uploads=1" + markers);
            seen.AddRange(page.All("Key").Zip(page.All("UploadId")));
            more = page.Find("IsTruncated") == "true";
            markers = $"&key-marker={Uri.EscapeDataString(page.Find("NextKeyMarker") ?? "")}&upload-id-marker={page.Find("NextUploadIdMarker")}";
        }
        var prefixed = await sandbox.SendAsync("GET", "/bucket?uploads&prefix=a%2F");
        var behind = await sandbox.SendAsync("GET", "/bucket?uploads&key-marker=a");

        Assert.Equal(expected, seen);
        Assert.Equal(["a/b"], prefixed.All("Key"));
        Assert.Equal(["a/b", "b"], behind.All("Key"));
    }

    [Fact]
    public async Task An_abandoned_upload_leaves_nothing()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var upload = await Upload.BeginAsync(sandbox, "/bucket/key");
        await upload.PutAsync(1, Bytes(1, 10_000));
        await upload.PutAsync(2, Bytes(2, 10_000));
        await upload.PutAsync(10_000, Bytes(2, 10_000));
        var first = await sandbox.SendAsync("GET", $"/bucket/key?uploadId={upload.Id}&max-parts=2");
        var second = await sandbox.SendAsync("GET", $"/bucket/key?uploadId={upload.Id}&part-number-marker=2");

        var aborted = await sandbox.SendAsync("DELETE", $"/bucket/key?uploadId={upload.Id}");

        Assert.Equal(["1", "2"], first.All("PartNumber"));
        Assert.Equal(("true", "2"), (first.Find("IsTruncated"), first.Find("NextPartNumberMarker")));
        Assert.Equal(("10000", "false"), (second.Find("PartNumber"), second.Find("IsTruncated")));
        Assert.Equal(HttpStatusCode.NoContent, aborted.Status);
        Assert.Equal(0, sandbox.Blobs);
        Assert.Equal("NoSuchUpload", (await sandbox.SendAsync("GET", $"/bucket/key?uploadId={upload.Id}")).ErrorCode);
        Assert.Equal("NoSuchUpload", (await sandbox.SendAsync("DELETE", $"/bucket/key?uploadId={upload.Id}")).ErrorCode);
        Assert.Equal("InvalidArgument", (await sandbox.SendAsync("PUT", $"/bucket/key?partNumber=0&uploadId={upload.Id}", "x")).ErrorCode);
        Assert.Equal(HttpStatusCode.NoContent, (await sandbox.SendAsync("DELETE", "/bucket")).Status);
    }

    [Fact]
    public async Task Attributes_tell_the_parts()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var joined = await Upload.BeginAsync(sandbox, "/bucket/joined");
        await joined.CompleteAsync([(4, await joined.PutAsync(4, Bytes(1, 10_000)))]);
        var crc = ("x-amz-checksum-crc32", Convert.ToBase64String(Crc32(Bytes(1, 10_000))));
        var composite = await Upload.BeginAsync(sandbox, "/bucket/composite", ("x-amz-checksum-algorithm", "CRC32"));
        await composite.CompleteAsync(
            $"<Part><PartNumber>4</PartNumber><ETag>{await composite.PutAsync(4, Bytes(1, 10_000), crc)}</ETag><ChecksumCRC32>{crc.Item2}</ChecksumCRC32></Part>");
        (string, string) all = ("x-amz-object-attributes", "ETag,ObjectParts,ObjectSize,Checksum");

        var told = await sandbox.SendAsync("GET", "/bucket/joined?attributes", null, all);
        var each = await sandbox.SendAsync("GET", "/bucket/composite?attributes", null, all);

        Assert.Equal(("10000", "1", null), (told.Find("ObjectSize"), told.Find("PartsCount"), told.Find("PartNumber")));
        Assert.Equal(("10000", "1", "1"), (each.Find("ObjectSize"), each.Find("PartsCount"), each.Find("PartNumber")));
        Assert.EndsWith("-1", told.Find("ETag"), StringComparison.Ordinal);
    }

    private static byte[] Crc32(byte[] bytes)
    {
        using var running = new RunningChecksum(ChecksumAlgorithm.Crc32);
        running.Append(bytes);
        return running.Finish();
    }

    private static byte[] Bytes(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static string Crc64(byte[] bytes)
    {
        using var running = new RunningChecksum(ChecksumAlgorithm.Crc64Nvme);
        running.Append(bytes);
        return Convert.ToBase64String(running.Finish());
    }
}
