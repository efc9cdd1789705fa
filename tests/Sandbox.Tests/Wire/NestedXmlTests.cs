using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Sandbox.S3.Requests;
using Sandbox.Tests.Running;
using Sandbox.Tests.S3Control;
using Sandbox.Wire;

namespace Sandbox.Tests.Wire;

/// <summary>Documents that nobody honest sends: nested hundreds of thousands of times, in four bytes each.</summary>
public sealed class NestedXmlTests
{
    private const int Levels = 200_000;

    // Once it was twenty seconds for a third of these, and it grew with the square; what is left is to send and to hash the bytes.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("PUT", "/bucket/key?tagging", "Tagging")]
    [InlineData("POST", "/bucket?delete", "Delete")]
    [InlineData("POST", "/bucket/key?uploadId=x", "CompleteMultipartUpload")]
    [InlineData("PUT", "/another", "CreateBucketConfiguration")]
    public async Task Every_body_is_refused_at_its_first_levels(string method, string target, string root)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        foreach (var body in (string[])[
            Nested(root, "<a>", "</a>"), Nested(root, "<a>", ""), Nested(root, "<a xmlns='b'>", ""), $"<{root} {Attributes()}/>",
        ])
        {
            var clock = Stopwatch.StartNew();

            var answer = await sandbox.SendAsync(
                method, target, body, ("content-md5", Convert.ToBase64String(MD5.HashData(Encoding.UTF8.GetBytes(body)))));

            Assert.Equal("MalformedXML", answer.ErrorCode);
            Assert.True(clock.Elapsed < Longest, $"{body.Length} bytes took {clock.Elapsed}");
        }
    }

    [Theory]
    [InlineData("/grant", "CreateAccessGrantRequest")]
    [InlineData("/location", "CreateAccessGrantsLocationRequest")]
    [InlineData("", "CreateAccessGrantsInstanceRequest")]
    public async Task Bodies_of_S3_Control_are_too(string path, string root)
    {
        await using var server = await ControlServer.StartAsync(founded: path.Length > 0);

        // A body of S3 Control may have 64 KB.
        var answer = await server.SendAsync(
            ControlServer.RootKeys, "POST", ControlServer.Root + path, $"<{root}>{string.Concat(Enumerable.Repeat("<a>", 20_000))}");

        Assert.Equal("MalformedXML", answer.ErrorCode);
    }

    [Fact]
    public void Who_has_left_is_not_read_on()
    {
        var bytes = Encoding.UTF8.GetBytes(
            $"<Tagging><TagSet>{string.Concat(Enumerable.Repeat("<Tag><Key>a</Key><Value>b</Value></Tag>", 1000))}</TagSet></Tagging>");

        Assert.ThrowsAny<OperationCanceledException>(() => Xml.Parse(bytes, Tags.Shape, new CancellationToken(canceled: true)));
        Assert.Equal(1000, Xml.Parse(bytes, Tags.Shape, CancellationToken.None).Descendants("Tag").Count());
    }

    private static string Nested(string root, string open, string close) =>
        $"<{root}>{string.Concat(Enumerable.Repeat(open, Levels))}{string.Concat(Enumerable.Repeat(close, close.Length == 0 ? 0 : Levels))}</{root}>";

    private static string Attributes() => string.Join(' ', Enumerable.Range(0, 20_000).Select(number => $"a{number}=\"\""));
}
