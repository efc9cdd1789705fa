using Curation.Store;

namespace Curation.Tests.Store;

public sealed class PrefixShapeTests
{
    [Theory]
    [InlineData("s3://staging-cellpainting-gallery/cpg0037-oasis/broad/")]
    [InlineData("S3://lab/cpg0037-oasis/broad")]
    [InlineData("s3://lab/old/cpg0037-oasis/broad/*")]
    [InlineData("  cpg0037-oasis/broad/ ")]
    [InlineData("/cpg0037-oasis/broad")]
    [InlineData("“cpg0037-oasis/broad/”")]
    [InlineData("\"s3://cellpainting-gallery/cpg0037-oasis/broad/\"")]
    [InlineData("<s3://cellpainting-gallery/cpg0037-oasis/broad/>")]
    [InlineData("arn:aws:s3:::cellpainting-gallery/cpg0037-oasis/broad/*")]
    [InlineData("https://cellpainting-gallery.s3.amazonaws.com/cpg0037-oasis/broad/")]
    [InlineData("https://s3.us-east-1.amazonaws.com/cellpainting-gallery/cpg0037-oasis/broad/?x-id=1")]
    [InlineData(
        "https://us-east-1.console.aws.amazon.com/s3/buckets/cellpainting-gallery?region=us-east-1&prefix=cpg0037-oasis%2Fbroad%2F&showversions=false")]
    [InlineData(
        "https://cellpainting-gallery.s3.amazonaws.com/index.html#cpg0037-oasis/broad/",
        "https://cellpainting-gallery.s3.amazonaws.com/index.html#cpg0037-oasis/broad")]
    public void What_is_pasted_around_a_prefix_is_cut_off(string pasted, string shaped = "cpg0037-oasis/broad") =>
        Assert.Equal(shaped, Prefix.Shaped(pasted));

    [Theory]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("cpg0037-oasis/", "cpg0037-oasis/")]
    [InlineData("cpg0037-oasis", "cpg0037-oasis")]
    [InlineData("s3://cellpainting-gallery", "s3://cellpainting-gallery")]
    [InlineData("s3://lab/plates/one/", "plates/one")]
    [InlineData("cpg0037 oasis/broad", "cpg0037 oasis/broad")]
    public void What_is_no_prefix_stays_to_be_judged(string? typed, string shaped) => Assert.Equal(shaped, Prefix.Shaped(typed));

    [Fact]
    public void A_pasted_address_reads_as_its_prefix()
    {
        Assert.True(Prefix.TryRead("s3://staging-cellpainting-gallery/cpg0037-oasis/broad/images/", out var prefix, out var reason), reason);
        Assert.Equal("cpg0037-oasis/broad/images", prefix.Text);
        Assert.False(Prefix.TryRead("s3://staging-cellpainting-gallery/", out _, out reason));
        Assert.NotEqual("", reason);
    }

    /// <summary>Nothing that stands in a sentence, a path or an address makes it fail, and what it gives reads the same again.</summary>
    [Fact]
    public void Whatever_is_pasted_is_shaped_once()
    {
        var random = new Random(20260827);
        const string Pieces = "/:*?&=#%cpg0037-s3arn “\"'<>.\ud83d\ude00é";
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            if (Prefix.TryRead(text, out var prefix, out _))
            {
                Assert.Equal(prefix.Text, Prefix.Shaped(prefix.Text));
            }
        }
    }
}
