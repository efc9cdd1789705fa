using System.Net;
using Sandbox.Tests.Running;
using Sandbox.Tests.S3.Multipart;

namespace Sandbox.Tests.S3.Objects;

public sealed class StorageClassTests
{
    private const string Header = "x-amz-storage-class";

    [Theory]
    [InlineData("REDUCED_REDUNDANCY")]
    [InlineData("STANDARD_IA")]
    [InlineData("ONEZONE_IA")]
    [InlineData("INTELLIGENT_TIERING")]
    [InlineData("GLACIER_IR")]
    [InlineData("GLACIER")]
    [InlineData("DEEP_ARCHIVE")]
    public async Task A_class_is_kept_and_told_by_heads_lists_and_attributes_also_across_a_restart(string name)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x", (Header, name));
        var upload = await Upload.BeginAsync(sandbox, "/bucket/large", (Header, name));
        var part = await upload.PutAsync(1, [1]);
        await sandbox.RestartAsync();

        Assert.Equal(name, (await sandbox.SendAsync("GET", "/bucket?uploads")).Find("StorageClass"));
        Assert.Equal(name, (await sandbox.SendAsync("GET", $"/bucket/large?uploadId={upload.Id}")).Find("StorageClass"));
        await upload.CompleteAsync([(1, part)]);
        Assert.Equal([name, name], (await sandbox.SendAsync("GET", "/bucket?list-type=2")).All("StorageClass"));
        Assert.Equal([name, name], (await sandbox.SendAsync("GET", "/bucket")).All("StorageClass"));
        foreach (var key in (string[])["key", "large"])
        {
            Assert.Equal(name, (await sandbox.SendAsync("HEAD", "/bucket/" + key))[Header]);
            Assert.Equal(
                name,
                (await sandbox.SendAsync("GET", $"/bucket/{key}?attributes", null, ("x-amz-object-attributes", "StorageClass")))
                    .Find("StorageClass"));
        }
    }

    [Fact]
    public async Task A_copy_has_its_own_class_and_a_change_of_class_is_a_change()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x", (Header, "STANDARD_IA"));

        await sandbox.SendAsync("PUT", "/bucket/copy", null, ("x-amz-copy-source", "bucket/key"));
        var same = await sandbox.SendAsync("PUT", "/bucket/key", null, ("x-amz-copy-source", "bucket/key"));
        await sandbox.SendAsync("PUT", "/bucket/key", null, ("x-amz-copy-source", "bucket/key"), (Header, "ONEZONE_IA"));

        Assert.Null((await sandbox.SendAsync("HEAD", "/bucket/copy"))[Header]);
        Assert.Equal("InvalidRequest", same.ErrorCode);
        Assert.Equal("ONEZONE_IA", (await sandbox.SendAsync("HEAD", "/bucket/key"))[Header]);
    }

    [Theory]
    [InlineData("GLACIER")]
    [InlineData("DEEP_ARCHIVE")]
    public async Task What_is_in_an_archive_is_told_and_not_read(string name)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x", (Header, name));
        var upload = await Upload.BeginAsync(sandbox, "/bucket/parts");

        Assert.Equal("InvalidObjectState", (await sandbox.SendAsync("GET", "/bucket/key")).ErrorCode);
        Assert.Equal("InvalidObjectState", (await sandbox.SendAsync("PUT", "/bucket/copy", null, ("x-amz-copy-source", "bucket/key"))).ErrorCode);
        Assert.Equal("InvalidObjectState", (await upload.CopyAsync(1, "bucket/key")).ErrorCode);
        Assert.Equal(HttpStatusCode.OK, (await sandbox.SendAsync("HEAD", "/bucket/key")).Status);
        Assert.Equal(HttpStatusCode.NotImplemented, (await sandbox.SendAsync("POST", "/bucket/key?restore", "<RestoreRequest/>")).Status);
    }

    [Theory]
    [InlineData("EXPRESS_ONEZONE")]
    [InlineData("standard_ia")]
    public async Task Another_class_is_refused(string name)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        Assert.Equal("InvalidStorageClass", (await sandbox.SendAsync("PUT", "/bucket/key", "x", (Header, name))).ErrorCode);
        Assert.Equal("InvalidStorageClass", (await sandbox.SendAsync("POST", "/bucket/key?uploads", null, (Header, name))).ErrorCode);
    }
}
