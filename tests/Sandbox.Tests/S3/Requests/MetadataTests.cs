using System.Text;
using Sandbox.Tests.Running;
using Sandbox.Wire;

namespace Sandbox.Tests.S3.Requests;

/// <summary>Headers come back as S3 gives them back. The encoded values are what AWS was seen to answer.</summary>
public sealed class MetadataTests
{
    [Theory]
    [InlineData("deflate, gzip", "deflate, gzip")]
    [InlineData("gzip, aws-chunked", "gzip")]
    [InlineData("aws-chunked,gzip", "gzip")]
    [InlineData("deflate, gzip,aws-chunked", "deflate, gzip")]
    [InlineData("aws-chunked", null)]
    public async Task An_encoding_is_kept_as_it_was_written_but_for_the_framing(string sent, string? kept)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x", ("content-encoding", sent));

        var head = await sandbox.SendAsync("HEAD", "/bucket/key");

        // The client reads a list into its members.
        Assert.Equal(kept?.Replace(", ", ",", StringComparison.Ordinal), head["Content-Encoding"]?.Replace(", ", ",", StringComparison.Ordinal));
        Assert.Equal(kept ?? "none", sandbox.Server.Store.Objects.Find(sandbox.Server.Store.Buckets.Get("bucket"), "key"u8)!.Headers.GetValueOrDefault("Content-Encoding", "none"));
    }

    [Theory]
    [InlineData("=?UTF-8?B?YWJj?=", "abc")]
    [InlineData("=?UTF-8?Q?actually-ascii?=", "actually-ascii")]
    [InlineData("=?utf-8?b?w4RNw4Raw5XDkSBTMw==?=", "=?UTF-8?Q?=C3=84M=C3=84Z=C3=95=C3=91_S3?=")]
    [InlineData("=?UTF-8?B?AAECAw==?=", "=?UTF-8?B?AAECAw==?=")]
    [InlineData("=?UTF-8?B?77+977+9?=", "=?UTF-8?B?77+977+9?=")]
    [InlineData("=?UTF-8?Q?a?= =?UTF-8?Q?_b?=", "a b")]
    [InlineData("see =?UTF-8?B?YWJj?= there", "see abc there")]
    [InlineData("=?UTF-8?B?=GGG?=", "=?UTF-8?B?=GGG?=")]
    [InlineData("=?no-such-set?Q?a?=", "=?no-such-set?Q?a?=")]
    [InlineData("=?UTF-8?Q?=4?=", "=?UTF-8?Q?=4?=")]
    [InlineData("a=?UTF-8?Q?b?=c", "a=?UTF-8?Q?b?=c")]
    [InlineData("!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~", "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~")]
    public async Task Metadata_are_decoded_on_the_way_in_and_encoded_on_the_way_out(string sent, string told)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x", ("x-amz-meta-a", sent));

        Assert.Equal(told, (await sandbox.SendAsync("HEAD", "/bucket/key"))["x-amz-meta-a"]);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'H', (byte)'i', (byte)' ', 0xC3, 0xA9 })]
    [InlineData(new byte[] { (byte)'H', (byte)'i', (byte)' ', 0xE9 })]
    public async Task Bytes_beyond_ASCII_are_taken_for_UTF_8_or_else_for_Latin_1(byte[] sent)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var put = await sandbox.SendAsync("PUT", "/bucket/key", "x", ("x-amz-meta-a", Encoding.Latin1.GetString(sent)));

        Assert.Equal("", put.Text);
        Assert.Equal("=?UTF-8?Q?Hi_=C3=A9?=", (await sandbox.SendAsync("HEAD", "/bucket/key"))["x-amz-meta-a"]);
    }

    [Fact]
    public async Task Metadata_that_were_told_encoded_are_the_same_when_they_are_sent_on()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x", ("x-amz-meta-a", Encoding.Latin1.GetString("Zoë – 日本"u8)));
        var told = (await sandbox.SendAsync("HEAD", "/bucket/key"))["x-amz-meta-a"]!;

        await sandbox.SendAsync("PUT", "/bucket/again", "x", ("x-amz-meta-a", told));

        Assert.Equal(told, (await sandbox.SendAsync("HEAD", "/bucket/again"))["x-amz-meta-a"]);
        Assert.Equal("Zoë – 日本", Rfc2047.Decode(told));
    }

    [Fact]
    public void Metadata_count_as_what_they_say_and_not_as_how_they_are_sent() =>
        Assert.Equal(new string('é', 1000), Rfc2047.Decode(Rfc2047.Encode(new string('é', 1000))));

    [Theory]
    [InlineData("content-type=text%2Fhtml%0D%0Aset-cookie%3A%20a%3Db")]
    [InlineData("content-disposition=a%0Ab")]
    [InlineData("cache-control=%00")]
    [InlineData("expires=a%01")]
    [InlineData("content-language=%7F")]
    [InlineData("content-encoding=%C2%85")]
    public async Task An_override_with_a_line_end_or_another_control_is_refused(string query)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x");

        var got = await sandbox.SendAsync("GET", "/bucket/key?response-" + query);

        Assert.Equal(("InvalidArgument", 400), (got.ErrorCode, (int)got.Status));
        Assert.Null(got["Set-Cookie"]);
        Assert.Equal("InvalidArgument", (await sandbox.FollowAsync("GET", "/bucket/key", "&response-" + query)).ErrorCode);
    }

    [Fact]
    public async Task A_redirect_is_told_and_not_copied()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        const string Header = "x-amz-website-redirect-location";
        await sandbox.SendAsync("PUT", "/bucket/key", "x", (Header, "/there"));

        await sandbox.SendAsync("PUT", "/bucket/copy", null, ("x-amz-copy-source", "bucket/key"));
        await sandbox.SendAsync("PUT", "/bucket/led", null, ("x-amz-copy-source", "bucket/key"), (Header, "/elsewhere"));

        Assert.Equal("/there", (await sandbox.SendAsync("HEAD", "/bucket/key"))[Header]);
        Assert.Null((await sandbox.SendAsync("HEAD", "/bucket/copy"))[Header]);
        Assert.Equal("/elsewhere", (await sandbox.SendAsync("HEAD", "/bucket/led"))[Header]);
    }
}
