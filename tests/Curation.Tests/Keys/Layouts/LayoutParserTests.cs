using Curation.Keys.Layouts;

namespace Curation.Tests.Keys.Layouts;

public sealed class LayoutParserTests
{
    private const string Head = "version 1\nwhere {a} {b} is name\nwhere {all} is rest\n";

    [Theory]
    [InlineData("N-X {a}/{c}.csv", "{c} is not declared; add “where {c} is ...” above.")]
    [InlineData("N-X {a}//x", "a path has no empty folder name; remove the extra “/”.")]
    [InlineData("N-X {a}/[x", "“[” in “{a}/[x” is never closed.")]
    [InlineData("N-X {a}/(x|y]", "“(” in “{a}/(x|y]” is closed by “]”.")]
    [InlineData("N-X {a}/x]", "“]” in “{a}/x]” has no bracket before it.")]
    [InlineData("N-X {a}/x|y", "“|” in “{a}/x|y” has no bracket before it.")]
    [InlineData("N-X {a}/{b", "a brace in “{b” has no partner.")]
    [InlineData("N-X {a}/b}", "“b}” has a character that no name in the gallery has; names use letters, digits, “_”, “-” and “.”.")]
    [InlineData("N-X {a}/x y", "a place is an id and a path, with blanks between them only; “N-X {a}/x y” has 3 words.")]
    [InlineData("N-X {a}{b}", "two placeholders touch in “{a}{b}”; a fixed text must stand between them.")]
    [InlineData("N-X {all}/x", "a placeholder for the rest stands alone at the end of a path, not in “{all}”.")]
    [InlineData("N-X {a}/x{all}", "a placeholder for the rest stands alone at the end of a path, not in “x{all}”.")]
    [InlineData("X {a}", "the id of a place begins with “N-”, “X” does not.")]
    [InlineData(
        "where {c} is nothing",
        "“nothing” is not a kind of placeholder; the kinds are project, name, words, parts, word, chars, dotted, digits, version, well, site, file, rest.")]
    [InlineData("where {a} is name", "{a} is declared twice.")]
    [InlineData("where c is name", "a placeholder stands in braces, “c” does not.")]
    [InlineData("where {c}", "a declaration reads “where {name} is kind”.")]
    [InlineData("version 2", "the version is stated twice.")]
    [InlineData("version 2 3", "a version is one word, such as “version 2026.08.17”.")]
    public void A_bad_line_is_named_with_what_is_wrong(string line, string what)
    {
        var thrown = Assert.Throws<LayoutException>(() => GalleryLayout.Parse(Head + line + "\nN-Y {a}/y"));

        Assert.Equal($"Line 4 of the layout: {what}", thrown.Message);
        Assert.Equal(4, thrown.Line);
    }

    [Fact]
    public void Lines_of_one_place_stand_together()
    {
        var thrown = Assert.Throws<LayoutException>(() => GalleryLayout.Parse(Head + "N-X {a}/x\nN-Y {a}/y\nN-X {a}/z"));

        Assert.Equal("Line 6 of the layout: lines of one place stand together, but N-X stood further up.", thrown.Message);
    }

    [Fact]
    public void A_layout_states_its_version() =>
        Assert.Contains(
            "no line states the version",
            Assert.Throws<LayoutException>(() => GalleryLayout.Parse("where {a} is name\nN-X {a}/x")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_layout_has_a_place() =>
        Assert.Contains(
            "no line describes a place", Assert.Throws<LayoutException>(() => GalleryLayout.Parse("version 1")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("one/one_x", "N-TWICE")]
    [InlineData("one/two_x", null)]
    [InlineData("one/x", "N-OPTION")]
    [InlineData("one/x.csv.gz", "N-OPTION")]
    [InlineData("one/x.csv", "N-OPTION")]
    [InlineData("one/x.txt", null)]
    [InlineData("one/two/x", "N-LONGER")]
    [InlineData("one/two/three/x", null)]
    [InlineData("one/free/a/b//c", "N-FREE")]
    [InlineData("one/free/", null)]
    public void A_new_place_is_a_new_line(string key, string? place)
    {
        var layout = GalleryLayout.Parse(
            Head + "N-TWICE {a}/{a}_x\nN-OPTION {a}/x[.csv[.gz]]  # either\n\nN-LONGER {a}[/{b}]/x\r\nN-FREE {a}/(free|loose)/{all}");

        Assert.Equal(place, new Curation.Keys.KeyReader(layout).Read(key, 1).Place?.Id);
    }
}
