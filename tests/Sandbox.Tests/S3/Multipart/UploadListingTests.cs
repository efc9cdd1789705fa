using System.Net;
using Sandbox.Tests.Running;

namespace Sandbox.Tests.S3.Multipart;

public sealed class UploadListingTests
{
    [Fact]
    public async Task Uploads_roll_up_to_common_prefixes()
    {
        await using var sandbox = await WithUploadsAsync("test/foo/bar/a", "test/foo/bar/b", "test/bar/a", "test/c", "top");

        var page = await sandbox.SendAsync("GET", "/bucket?uploads&prefix=test%2F&delimiter=%2F");
        var all = await sandbox.SendAsync("GET", "/bucket?uploads&delimiter=%2F");

        Assert.Equal(["test/bar/", "test/foo/"], Prefixes(page));
        Assert.Equal(["test/c"], page.All("Key"));
        Assert.Equal(
            ("/", "test/", "false", "test/c"), (page.Find("Delimiter"), page.Find("Prefix"), page.Find("IsTruncated"), page.Find("NextKeyMarker")));
        Assert.Equal(["test/"], Prefixes(all));
        Assert.Equal(["top"], all.All("Key"));
        Assert.Equal(["test/"], all.All("Prefix"));
    }

    [Fact]
    public async Task Markers_walk_all_uploads_and_prefixes_once()
    {
        await using var sandbox = await WithUploadsAsync("a", "a", "b/1", "b/2", "b/2", "c", "d/1");
        var (keys, prefixes, markers) = (new List<string>(), new List<string>(), "");
        for (var page = await PageAsync(); ; page = await PageAsync())
        {
            keys.AddRange(page.All("Key"));
            prefixes.AddRange(Prefixes(page));
            markers = $"&key-marker={Uri.EscapeDataString(page.Find("NextKeyMarker")!)}&upload-id-marker={page.Find("NextUploadIdMarker")}";
            if (page.Find("IsTruncated") == "false")
            {
                break;
            }
        }

        Assert.Equal(["a", "a", "c"], keys);
        Assert.Equal(["b/", "d/"], prefixes);

        Task<Answer> PageAsync() => sandbox.SendAsync("GET", "/bucket?uploads&delimiter=%2F&max-uploads=1" + markers);
    }

    [Fact]
    public async Task A_marker_of_another_key_is_refused_and_one_without_a_key_says_nothing()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var upload = await Upload.BeginAsync(sandbox, "/bucket/a");
        await Upload.BeginAsync(sandbox, "/bucket/b");

        var refused = await sandbox.SendAsync("GET", "/bucket?uploads&key-marker=b&upload-id-marker=" + upload.Id);
        var alone = await sandbox.SendAsync("GET", "/bucket?uploads&upload-id-marker=" + upload.Id);
        await sandbox.SendAsync("DELETE", "/bucket/a?uploadId=" + upload.Id);
        var over = await sandbox.SendAsync("GET", "/bucket?uploads&key-marker=a&upload-id-marker=" + upload.Id);

        Assert.Equal(("InvalidArgument", "upload-id-marker"), (refused.ErrorCode, refused.Find("ArgumentName")));
        Assert.Equal(["a", "b"], alone.All("Key"));
        Assert.Equal("", alone.Find("UploadIdMarker"));
        // Who lists must be able to go on behind an upload that has ended since.
        Assert.Equal(["b"], over.All("Key"));
    }

    [Fact]
    public async Task No_uploads_are_told_with_empty_markers_and_no_parts_with_zero()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var none = await sandbox.SendAsync("GET", "/bucket?uploads");
        var upload = await Upload.BeginAsync(sandbox, "/bucket/a");
        await upload.PutAsync(3, [1]);

        Assert.Equal(("", ""), (none.Find("NextKeyMarker"), none.Find("NextUploadIdMarker")));
        var behind = await sandbox.SendAsync("GET", $"/bucket/a?uploadId={upload.Id}&part-number-marker=10");
        Assert.Equal(("10", "0", "false"), (behind.Find("PartNumberMarker"), behind.Find("NextPartNumberMarker"), behind.Find("IsTruncated")));
        Assert.Equal("3", (await sandbox.SendAsync("GET", $"/bucket/a?uploadId={upload.Id}")).Find("NextPartNumberMarker"));
    }

    private static async Task<RunningSandbox> WithUploadsAsync(params string[] keys)
    {
        var sandbox = await RunningSandbox.StartAsync();
        foreach (var key in keys)
        {
            Assert.Equal(HttpStatusCode.OK, (await sandbox.SendAsync("POST", $"/bucket/{key}?uploads")).Status);
        }
        return sandbox;
    }

    private static IEnumerable<string> Prefixes(Answer page) => page.All("CommonPrefixes");
}
