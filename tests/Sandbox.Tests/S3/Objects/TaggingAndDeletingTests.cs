using System.Net;
using System.Security.Cryptography;
using System.Text;
using Sandbox.Tests.Running;

namespace Sandbox.Tests.S3.Objects;

public sealed class TaggingAndDeletingTests
{
    [Fact]
    public async Task Tags_are_put_told_counted_and_removed_without_touching_the_object()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x");
        const string Two = "<Tagging><TagSet><Tag><Key>a</Key><Value>1</Value></Tag><Tag><Key>A</Key><Value> </Value></Tag></TagSet></Tagging>";

        await sandbox.SendAsync("PUT", "/bucket/key?tagging", Two);
        var tags = await sandbox.SendAsync("GET", "/bucket/key?tagging");
        var head = await sandbox.SendAsync("HEAD", "/bucket/key");
        var removed = await sandbox.SendAsync("DELETE", "/bucket/key?tagging");

        Assert.Equal(["a", "A"], tags.All("Key"));
        Assert.Equal(["1", " "], tags.All("Value"));
        Assert.Equal("2", head["x-amz-tagging-count"]);
        Assert.Equal(HttpStatusCode.NoContent, removed.Status);
        Assert.Null((await sandbox.SendAsync("HEAD", "/bucket/key"))["x-amz-tagging-count"]);
        Assert.Equal("x", (await sandbox.SendAsync("GET", "/bucket/key")).Text);
    }

    [Theory]
    [InlineData("<Tagging><TagSet><Tag><Key>a</Key><Value>1</Value></Tag><Tag><Key>a</Key><Value>2</Value></Tag></TagSet></Tagging>", "InvalidTag")]
    [InlineData("<Tagging><TagSet><Tag><Key></Key><Value>1</Value></Tag></TagSet></Tagging>", "InvalidTag")]
    [InlineData("<Tagging><TagSet><Tag><Key>a</Key></Tag></TagSet></Tagging>", "MalformedXML")]
    [InlineData("<Tagging><TagSet><Tag><Key>Key1,Key2</Key><Value>1</Value></Tag></TagSet></Tagging>", "InvalidTag")]
    [InlineData("<Tagging><TagSet><Tag><Key>a</Key><Value>1,2</Value></Tag></TagSet></Tagging>", "InvalidTag")]
    [InlineData("<Tagging><TagSet><Tag><Key>aws:x</Key><Value>1</Value></Tag></TagSet></Tagging>", "InvalidTag")]
    [InlineData("<Tagging><TagSet><Tag><Key>a</Key><Value>1</Value><Until>2030</Until></Tag></TagSet></Tagging>", "MalformedXML")]
    [InlineData("<Tagging><TagSet/><TagSet/></Tagging>", "MalformedXML")]
    [InlineData("<Tagging>", "MalformedXML")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><Tagging>&e;</Tagging>", "MalformedXML")]
    [InlineData("", "MalformedXML")]
    public async Task Tags_that_cannot_be_are_refused(string tagging, string code)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x");

        Assert.Equal(code, (await sandbox.SendAsync("PUT", "/bucket/key?tagging", tagging)).ErrorCode);
    }

    [Theory]
    [InlineData("key1=val1,key2=val2", "InvalidArgument")]
    [InlineData("key1=a&key1=b", "InvalidArgument")]
    [InlineData("key1=%zz", "InvalidArgument")]
    [InlineData("key1=%ff", "InvalidArgument")]
    [InlineData("aws%3Ax=1", "InvalidTag")]
    [InlineData("key1=a%2Cb", "InvalidTag")]
    [InlineData("key1&&&key2", null)]
    [InlineData("a%20b=%2B+c&%C3%BC=", null)]
    public async Task A_header_of_tags_is_read_as_a_query(string header, string? code)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var put = await sandbox.SendAsync("PUT", "/bucket/key", "x", ("x-amz-tagging", header));

        Assert.Equal(code, put.ErrorCode);
        if (code is null)
        {
            Assert.Equal(2, (await sandbox.SendAsync("GET", "/bucket/key?tagging")).All("Key").Count);
        }
    }

    [Fact]
    public async Task Many_objects_are_deleted_at_once_each_with_its_answer()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/a%01", "x");
        await sandbox.SendAsync("PUT", "/bucket/b%20", "x");
        const string Three =
            "<Delete><Object><Key>a&#x1;</Key></Object><Object><Key>b </Key></Object><Object><Key>never there</Key></Object></Delete>";

        var answer = await sandbox.SendAsync("POST", "/bucket?delete", Three, ("content-md5", Md5(Three)));

        Assert.Equal(3, answer.Text.Split("<Deleted>").Length - 1);
        Assert.Contains("<Key>a&#x1;</Key>", answer.Text, StringComparison.Ordinal);
        Assert.Equal("0", (await sandbox.SendAsync("GET", "/bucket?list-type=2")).Find("KeyCount"));
    }

    [Fact]
    public async Task A_quiet_deletion_tells_failures_only()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/a", "x");
        await sandbox.SendAsync("PUT", "/bucket/b", "x");
        const string Two = "<Delete><Quiet>true</Quiet><Object><Key>a</Key></Object><Object><Key>b</Key><ETag>other</ETag></Object></Delete>";

        var answer = await sandbox.SendAsync("POST", "/bucket?delete", Two, ("content-md5", Md5(Two)));

        Assert.Equal(["b", "PreconditionFailed"], [.. answer.All("Key"), .. answer.All("Code")]);
        Assert.Empty(answer.All("Deleted"));
    }

    [Fact]
    public async Task A_deletion_without_a_digest_or_of_nothing_is_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        Assert.Equal("InvalidRequest", (await sandbox.SendAsync("POST", "/bucket?delete", "<Delete/>")).ErrorCode);
        Assert.Equal("MalformedXML", (await sandbox.SendAsync("POST", "/bucket?delete", "<Delete/>", ("content-md5", Md5("<Delete/>")))).ErrorCode);
    }

    private static string Md5(string text) => Convert.ToBase64String(MD5.HashData(Encoding.UTF8.GetBytes(text)));
}
