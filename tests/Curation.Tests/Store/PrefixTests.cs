using Curation.Store;

namespace Curation.Tests.Store;

public sealed class PrefixTests
{
    [Theory]
    [InlineData("cpg0037-oasis/broad")]
    [InlineData("cpg0036-EU-OS-bioactives/FMP")]
    [InlineData("cpg0016-jump/source_4/workspace/segmentation")]
    public void A_project_and_a_source_make_a_prefix(string text)
    {
        Assert.True(Prefix.TryParse(text, out var prefix, out var reason), reason);
        Assert.Equal((text, text + "/"), (prefix.Text, prefix.Folder));
    }

    [Theory]
    [InlineData(null, "project and a source")]
    [InlineData("", "project and a source")]
    [InlineData("cpg0037-oasis", "lacks the source")]
    [InlineData("cpg0037-oasis/", "slash")]
    [InlineData("/cpg0037-oasis/broad", "slash")]
    [InlineData("cpg0037-oasis//broad", "two slashes")]
    [InlineData("cpg0037-oasis/..", "starts with a letter")]
    [InlineData("cpg0037-oasis/../cpg0001-x/broad", "starts with a letter")]
    [InlineData("cpg0037-oasis/./broad", "starts with a letter")]
    [InlineData("cpg0037 oasis/broad", "blanks")]
    [InlineData("cpg0037-oasis/br\u00a0oad", "blanks")]
    [InlineData("cpg0037-oasis/*", "none of them")]
    [InlineData("cpg0037-oasis/%2F", "none of them")]
    [InlineData("cpg0037-oasis/\u0441broad", "none of them")]
    [InlineData("cpg0037-oasis/broad\n", "blanks")]
    [InlineData("cpg0037-oasis/b\0", "U+0000")]
    [InlineData("oasis/broad", "“cpg”, four digits")]
    [InlineData("cpg37-oasis/broad", "“cpg”, four digits")]
    [InlineData("CPG0037-oasis/broad", "“cpg”, four digits")]
    [InlineData("cpg0037oasis/broad", "“cpg”, four digits")]
    [InlineData("cpg0037-/broad", "“cpg”, four digits")]
    [InlineData("cpg0037-oa.sis/broad", "“cpg”, four digits")]
    [InlineData("cpg0037-oasis/images", "names the source")]
    public void Anything_else_is_refused_in_words(string? text, string words)
    {
        Assert.False(Prefix.TryParse(text, out _, out var reason));
        Assert.Contains(words, reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prefix_owns_what_is_below_it_and_nothing_that_only_begins_alike()
    {
        var prefix = Prefix.Parse("cpg0037-oasis/broad");

        Assert.True(prefix.Owns("cpg0037-oasis/broad/images/x.tiff"));
        Assert.False(prefix.Owns("cpg0037-oasis/broad"));
        Assert.False(prefix.Owns("cpg0037-oasis/broad2/x"));
        Assert.False(prefix.Owns("CPG0037-oasis/broad/x"));
        Assert.True(prefix.Owns(Prefix.Parse("cpg0037-oasis/broad/workspace")));
        Assert.False(prefix.Owns(Prefix.Parse("cpg0037-oasis/broad2")));
    }

    [Fact]
    public void A_prefix_that_is_too_long_says_how_long() =>
        Assert.Contains(
            "at most 200", Prefix.TryParse("cpg0037-oasis/" + new string('a', 200), out _, out var reason) ? "" : reason, StringComparison.Ordinal);
}
