using Curation.Texts;

namespace Curation.Tests.Texts;

public sealed class EscapedTests
{
    [Theory]
    [InlineData("plain/key-1_2.tiff", "plain/key-1_2.tiff")]
    [InlineData("photo\u202egpj.exe", "photo<U+202E>gpj.exe")]
    [InlineData("a\u2066b\u2069", "a<U+2066>b<U+2069>")]
    [InlineData("a\u200bb", "a<U+200B>b")]
    [InlineData("\ufeffa", "<U+FEFF>a")]
    [InlineData("a\u001b[31mb", "a<U+001B>[31mb")]
    [InlineData("a\tb\nc\r", "a<U+0009>b<U+000A>c<U+000D>")]
    [InlineData("a\u00a0b", "a<U+00A0>b")]
    [InlineData("x\U000e0041", "x<U+E0041>")]
    [InlineData("x\ue000", "x<U+E000>")]
    [InlineData("x\u3164", "x<U+3164>")]
    [InlineData("übersicht 😀 שלום", "übersicht 😀 שלום")]
    [InlineData("❤\ufe0f", "❤<U+FE0F>")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_name_shows_what_is_in_it(string? name, string shown) => Assert.Equal(shown, Escaped.Name(name));

    [Theory]
    [InlineData("one\r\ntwo\n\tthree", "one\r\ntwo\n\tthree")]
    [InlineData("one\rtwo", "one<U+000D>two")]
    [InlineData("❤\ufe0f 👩\u200d🔬", "❤\ufe0f 👩\u200d🔬")]
    [InlineData("Erin\u200d", "Erin<U+200D>")]
    [InlineData("ok\u202eko", "ok<U+202E>ko")]
    public void A_text_keeps_its_lines_and_pictures(string text, string shown) => Assert.Equal(shown, Escaped.Text(text));

    [Fact]
    public void Half_a_character_is_spelled_out() => Assert.Equal("<U+DE00>x<U+D83D>", Escaped.Name("\ude00x\ud83d"));

    [Fact]
    public void The_pieces_are_the_whole()
    {
        Assert.Equal([("a", false), ("U+202E", true), ("U+202D", true), ("b", false)], Escaped.Parts("a\u202e\u202db"));
        Assert.Equal([("plain", false)], Escaped.Parts("plain"));
    }
}
