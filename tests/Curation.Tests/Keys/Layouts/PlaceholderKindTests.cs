using System.Text.RegularExpressions;
using Curation.Keys.Layouts;

namespace Curation.Tests.Keys.Layouts;

public sealed class PlaceholderKindTests
{
    // Every text of up to three of these, and some longer ones, is tried on every kind.
    private const string Letters = "aZ09_-. /é٣\n";

    private static readonly string[] Longer =
    [
        "cpg0016", "cpg0016-", "cpg0016-a", "cpg0016-_-", "cpg0016a", "cpg001", "cpg00161", "cpg0016_a", "Cpg0016-a", "cpg0016-é", "cpg001٣-a",
        "1.0b", "1.0.2", "1.0bc", "1..0", "1.0.", "10", "12b", "b", "AF48", "A001", "ABC1", "A1B", "A12", "1234", "12345", "a_b_c", "a__b", "a_-b",
        "a-b_c",
    ];

    [Theory]
    [InlineData("Project", "cpg[0-9]{4}(-[A-Za-z0-9_-]+)?")]
    [InlineData("Name", "[A-Za-z0-9][A-Za-z0-9_-]*")]
    [InlineData("Words", "[A-Za-z0-9]+(_[A-Za-z0-9]+)*")]
    [InlineData("Parts", "[A-Za-z0-9]+([_-][A-Za-z0-9]+)*")]
    [InlineData("Word", "[A-Za-z0-9_]+")]
    [InlineData("Chars", "[A-Za-z0-9_-]+")]
    [InlineData("Dotted", "[A-Za-z0-9_.-]+")]
    [InlineData("Digits", "[0-9]+")]
    [InlineData("Version", @"[0-9]+(\.[0-9]+)*[a-z]?")]
    [InlineData("Well", "[A-Za-z]{1,2}[0-9]{1,2}")]
    [InlineData("Site", "[0-9]{1,4}")]
    [InlineData("File", "[^/]+")]
    [InlineData("Rest", "(?s:.)+")]
    public void A_placeholder_stands_for_what_its_expression_allows(string kind, string expression)
    {
        var allowed = new Regex($@"\A{expression}\z", RegexOptions.CultureInvariant);
        var placeholder = Enum.Parse<PlaceholderKind>(kind);

        var disagreements = Texts().Where(text => placeholder.Allows(text) != allowed.IsMatch(text));

        Assert.Empty(disagreements.Take(10));
    }

    [Fact]
    public void Every_kind_is_held_against_an_expression() =>
        Assert.Equal(13, Enum.GetNames<PlaceholderKind>().Length);

    private static IEnumerable<string> Texts() =>
        [.. Longer, "", .. Letters.Select(a => $"{a}"), .. Letters.SelectMany(a => Letters.Select(b => $"{a}{b}")),
            .. Letters.SelectMany(a => Letters.SelectMany(b => Letters.Select(c => $"{a}{b}{c}")))];
}
