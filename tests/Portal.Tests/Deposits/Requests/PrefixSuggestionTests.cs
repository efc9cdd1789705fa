using Curation.Registries;
using Portal.Deposits.Requests;

namespace Portal.Tests.Deposits.Requests;

public sealed class PrefixSuggestionTests
{
    [Theory]
    [InlineData("cpg0016-jmp/source_4", "cpg0016-jump/source_4")]
    [InlineData("CPG0016-JUMP/source_4", "cpg0016-jump/source_4")]
    [InlineData("cpg0016/source_4", "cpg0016-jump/source_4")]
    [InlineData("cpg0099-oasis/broad", "cpg0037-oasis/broad")]
    [InlineData("/cpg0037-oasis/broad/", "cpg0037-oasis/broad")]
    [InlineData("cpg0037-oasis/my lab", "cpg0037-oasis/my-lab")]
    public void What_was_probably_meant_is_found(string typed, string meant) => Assert.Equal(meant, PrefixSuggestion.For(typed, Registry.Gallery));

    [Theory]
    [InlineData("cpg0037-oasis/broad")]
    [InlineData("cpg0037-oasis")]
    [InlineData("something/else")]
    [InlineData("")]
    [InlineData(null)]
    public void Nothing_is_suggested_where_nothing_is_near(string? typed) => Assert.Null(PrefixSuggestion.For(typed, Registry.Gallery));

    [Fact]
    public void A_published_number_without_a_tag_is_near_to_nothing_else() =>
        Assert.Null(PrefixSuggestion.For("something/else", Registry.Parse("project\taccession\tstate\ncpg0001\tcpg0001\tcomplete\n")));
}
