using System.Diagnostics;
using System.Text;
using System.Xml;
using Curation.S3.Calls.Answers;
using Curation.S3.Tests.Grants;
using Curation.S3.Tests.Servers;
using Curation.Store;

namespace Curation.S3.Tests.Calls.Answers;

/// <summary>Answers that nest without end. Unbounded, the SDK works a quarter of an hour on these.</summary>
public sealed class Nesting
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private static readonly string Deep = "<ListBucketResult>" + string.Concat(Enumerable.Repeat("<Contents>", 300_000));

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    [InlineData(500)]
    public async Task An_answer_of_any_kind_is_left_at_its_first_levels(int status)
    {
        await using var server = await Scripted.AnsweringAsync((status, Deep));
        var clock = Stopwatch.StartNew();

        var listed = await Assert.ThrowsAsync<StoreException>(async () => await server.Account.Staging.ListAsync("p/", null, CancellationToken.None).FirstAsync());
        var given = await Assert.ThrowsAsync<StoreException>(() => server.Account.Vendor.VendAsync(
            Prefix.Parse("cpg0037-oasis/broad"), Permission.Read, TimeSpan.FromHours(1), new AuditContext("ada@example.org", "7", "42"), CancellationToken.None));

        // A refusal still tells its status, whatever stands in its body.
        Assert.Equal((StoreOperation.List, status == 200), (listed.Failure?.Call.Operation, listed.Failure?.Reason == StoreReason.NotXml));
        Assert.Equal(StoreOperation.GiveCredentials, given.Failure?.Call.Operation);
        Assert.True(clock.Elapsed < Longest, $"It took {clock.Elapsed}.");
    }

    [Fact]
    public async Task An_object_may_hold_what_it_likes()
    {
        await using var world = await World.OnAsync("sandbox");
        var bytes = Encoding.UTF8.GetBytes(Deep);
        await world.PutAsync(world.Staging, "p/deep.xml", bytes, request => request.ContentType = "application/xml");

        await using var content = await world.Account.Staging.OpenAsync("p/deep.xml", CancellationToken.None);
        using var kept = new MemoryStream();
        await content.CopyToAsync(kept);

        Assert.Equal(bytes, kept.ToArray());
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><a><!-- <b><b><b> -- > --><c d=\"<x>/\" e='>'/><![CDATA[<f><f>]] >]]></a>", true)]
    [InlineData("<a b='\"'><c/></a><a b=\"'\"><c/></a>", true)]
    [InlineData("<!DOCTYPE html><a/>", true)]
    [InlineData("<a>&lt;b&gt;&lt;b&gt;</a>", true)]
    [InlineData("<a b=\"/\">", false)]
    [InlineData("<a/ >", false)]
    [InlineData("<a><?b <c> ?>", false)]
    public void Only_elements_count_as_levels(string piece, bool isClosed)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, 200)));
        foreach (var size in (int[])[1, 2, 3, 7, 64, bytes.Length])
        {
            var nesting = new XmlNesting();
            var exception = Record.Exception(() =>
            {
                foreach (var part in bytes.Chunk(size))
                {
                    nesting.Append(part);
                }
            });

            Assert.Equal(isClosed ? null : typeof(XmlException), exception?.GetType());
        }
    }

    [Theory]
    [InlineData("<!--></b></b></b>--><a><a><a>")]
    [InlineData("<!---></b></b></b>--><a><a><a>")]
    [InlineData("<![CDATA[></b></b></b>]]><a><a><a>")]
    [InlineData("<?b ></b></b></b>?><a><a><a>")]
    public void What_is_no_element_ends_none(string piece)
    {
        var nesting = new XmlNesting();

        Assert.Throws<XmlException>(() => nesting.Append(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, 200)))));
    }

    [Fact]
    public void Text_of_another_encoding_is_not_taken_for_end_tags()
    {
        var nesting = new XmlNesting();

        // In UTF-16 the bytes of these two are “</>>”.
        Assert.Throws<XmlException>(() => nesting.Append(Encoding.Unicode.GetBytes(string.Concat(Enumerable.Repeat("<a>\u2F3C\u3E3E", 200)))));
    }

    [Fact]
    public void Another_encoding_does_not_hide_the_levels()
    {
        foreach (var encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32])
        {
            var nesting = new XmlNesting();

            Assert.Throws<XmlException>(() => nesting.Append(encoding.GetBytes(Deep)));
        }
    }
}
