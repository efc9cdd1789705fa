using System.Net;
using Sandbox.Tests.Running;

namespace Sandbox.Tests.S3.Buckets;

public sealed class ListingProtocolTests
{
    [Fact]
    public async Task Tokens_walk_all_keys_and_common_prefixes_in_byte_order()
    {
        await using var sandbox = await WithKeysAsync("a", "b%2Fx", "b%2Fy", "c%2Fx", "%EF%BF%BD", "%F0%9F%98%80");
        var (keys, prefixes) = (new List<string>(), new List<string>());
        string? token = null;
        do
        {
            var page = await sandbox.SendAsync("GET",
                "/bucket?list-type=2&delimiter=%2F&max-keys=2" + (token is null ? "" : "&continuation-token=" + Uri.EscapeDataString(token)));
            keys.AddRange(page.All("Key"));
            prefixes.AddRange(page.All("CommonPrefixes"));
            Assert.True(int.Parse(page.Find("KeyCount")!, System.Globalization.CultureInfo.InvariantCulture) <= 2);
            token = page.Find("NextContinuationToken");
            Assert.Equal(token is not null, page.Find("IsTruncated") == "true");
        }
        while (token is not null);

        Assert.Equal(["a", "\uFFFD", "😀"], keys);
        Assert.Equal(["b/", "c/"], prefixes);
    }

    [Fact]
    public async Task The_older_listing_goes_on_by_markers()
    {
        await using var sandbox = await WithKeysAsync("a", "b%2Fx", "b%2Fy", "c");

        var first = await sandbox.SendAsync("GET", "/bucket?delimiter=%2F&max-keys=2");
        var second = await sandbox.SendAsync("GET", "/bucket?delimiter=%2F&marker=" + Uri.EscapeDataString(first.Find("NextMarker")!));
        var plain = await sandbox.SendAsync("GET", "/bucket?max-keys=2&marker=b%2Fx");

        Assert.Equal(("b/", "true"), (first.Find("NextMarker"), first.Find("IsTruncated")));
        Assert.Equal(["c"], second.All("Key"));
        Assert.Equal(["b/y", "c"], plain.All("Key"));
        Assert.Null(plain.Find("NextMarker"));
    }

    [Fact]
    public async Task Keys_are_encoded_when_asked_for_and_referenced_when_xml_cannot_carry_them()
    {
        await using var sandbox = await WithKeysAsync("a%20b%2Bc%26%3C(%C3%BC)*~%01");

        var encoded = await sandbox.SendAsync("GET", "/bucket?list-type=2&encoding-type=url&prefix=a%20");
        var plain = await sandbox.SendAsync("GET", "/bucket?list-type=2");

        Assert.Equal(("a+b%2Bc%26%3C%28%C3%BC%29*%7E%01", "a+", "url"), (encoded.Find("Key"), encoded.Find("Prefix"), encoded.Find("EncodingType")));
        Assert.Contains("<Key>a b+c&amp;&lt;(ü)*~&#x1;</Key>", plain.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_tells_size_etag_time_and_checksum_algorithm()
    {
        await using var sandbox = await WithKeysAsync("a");

        var page = await sandbox.SendAsync("GET", "/bucket?list-type=2&start-after=A&fetch-owner=true");

        Assert.Equal(
            ("1", "\"9dd4e461268c8034f5c8564e155c67a6\"", "2026-03-04T05:06:07.000Z"),
            (page.Find("Size"), page.Find("ETag"), page.Find("LastModified")));
        Assert.Equal(
            ("CRC64NVME", "FULL_OBJECT", "STANDARD", "A"),
            (page.Find("ChecksumAlgorithm"), page.Find("ChecksumType"), page.Find("StorageClass"), page.Find("StartAfter")));
        Assert.Equal("sandbox", page.Find("DisplayName"));
    }

    [Theory]
    [InlineData("max-keys=-1")]
    [InlineData("max-keys=x")]
    [InlineData("encoding-type=xml")]
    [InlineData("encoding-type=")]
    [InlineData("continuation-token=x")]
    public async Task A_listing_that_cannot_be_is_refused(string query)
    {
        await using var sandbox = await WithKeysAsync("a");

        var page = await sandbox.SendAsync("GET", "/bucket?list-type=2&" + query);

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidArgument"), (page.Status, page.ErrorCode));
    }

    [Theory]
    [InlineData("/bucket?encoding-type=")]
    [InlineData("/bucket?uploads&encoding-type=")]
    [InlineData("/bucket?uploads&encoding-type=URL")]
    public async Task Every_list_refuses_an_encoding_it_does_not_have(string target)
    {
        await using var sandbox = await WithKeysAsync("a");

        var page = await sandbox.SendAsync("GET", target);

        Assert.Equal(("InvalidArgument", "encoding-type"), (page.ErrorCode, page.Find("ArgumentName")));
    }

    [Fact]
    public async Task What_says_nothing_is_not_repeated()
    {
        await using var sandbox = await WithKeysAsync("a", "b", "c");

        var first = await sandbox.SendAsync("GET", "/bucket?list-type=2&delimiter=&max-keys=1&start-after=A");
        var second = await sandbox.SendAsync(
            "GET", "/bucket?list-type=2&max-keys=1&start-after=A&continuation-token=" + first.Find("NextContinuationToken"));

        Assert.Equal((null, "A"), (first.Find("Delimiter"), first.Find("StartAfter")));
        Assert.Equal(("b", null), (second.Find("Key"), second.Find("StartAfter")));
        Assert.Null((await sandbox.SendAsync("GET", "/bucket?delimiter=")).Find("Delimiter"));
    }

    [Fact]
    public async Task No_keys_asked_for_is_no_keys_and_the_end()
    {
        await using var sandbox = await WithKeysAsync("a");

        var page = await sandbox.SendAsync("GET", "/bucket?list-type=2&max-keys=0");

        Assert.Equal(("0", "false"), (page.Find("KeyCount"), page.Find("IsTruncated")));
    }

    private static async Task<RunningSandbox> WithKeysAsync(params string[] encodedKeys)
    {
        var sandbox = await RunningSandbox.StartAsync();
        foreach (var key in encodedKeys)
        {
            Assert.Equal(HttpStatusCode.OK, (await sandbox.SendAsync("PUT", "/bucket/" + key, "x")).Status);
        }
        return sandbox;
    }
}
