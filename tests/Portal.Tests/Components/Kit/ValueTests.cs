using Bunit;
using Portal.Components.Kit;
using Key = Portal.Components.Kit.Key;

namespace Portal.Tests.Components.Kit;

public sealed class ValueTests : KitTest
{
    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1_000, "1 kB")]
    [InlineData(48_120, "48.1 kB")]
    [InlineData(184_400, "184 kB")]
    [InlineData(999_499, "999 kB")]
    [InlineData(999_950, "1 MB")]
    [InlineData(1_834_500_000_000, "1.8 TB")]
    [InlineData(long.MaxValue, "9.2 EB")]
    public void Bytes_are_told_in_decimal_units(long bytes, string words) => Assert.Equal(words, Bytes.Text(bytes));

    [Fact]
    public void Bytes_have_the_exact_number_in_the_title() =>
        Assert.Equal("1,834,500,000,000 bytes", Render<Bytes>(p => p.Add(b => b.Value, 1_834_500_000_000)).Find("span").GetAttribute("title"));

    [Theory]
    [InlineData(0, "0 objects")]
    [InlineData(1, "1 object")]
    [InlineData(1_204, "1,204 objects")]
    public void A_count_has_its_thousands_apart_and_its_unit(long value, string words) =>
        Assert.Equal(
            words, string.Concat(Render<Count>(p => p.Add(c => c.Value, value).Add(c => c.Unit, "object")).Nodes.Select(node => node.TextContent)));

    [Theory]
    [InlineData(0, "just now")]
    [InlineData(59, "just now")]
    [InlineData(-30, "just now")]
    [InlineData(180, "3 min ago")]
    [InlineData(3_600, "1 h ago")]
    [InlineData(86_400, "1 day ago")]
    [InlineData(5 * 86_400, "5 days ago")]
    [InlineData(40 * 86_400, "2026-02-02")]
    public void Ago_is_told_in_the_unit_that_matters(int seconds, string words) => Assert.Equal(words, Ago.Text(Now.AddSeconds(-seconds), Now));

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(59, "59 s")]
    [InlineData(250, "4 min 10 s")]
    [InlineData(1_250, "20 min")]
    [InlineData(7_200, "2 h")]
    [InlineData(7_860, "2 h 11 min")]
    [InlineData(86_400, "1 day")]
    [InlineData(2 * 86_400 + 3_600, "2 days 1 h")]
    public void A_duration_is_told_in_two_units(int seconds, string words) => Assert.Equal(words, Duration.Text(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_time_is_exact_for_machines_and_has_utc_in_the_title() =>
        Render<Time>(p => p.Add(t => t.At, Now.ToOffset(TimeSpan.FromHours(2)))).MarkupMatches(
            """<time datetime="2026-03-14T15:09:26Z" title="2026-03-14 15:09 UTC"><portal-time at="2026-03-14T15:09:26Z" form="full">2026-03-14 15:09 UTC</portal-time></time>""");

    [Fact]
    public void Ago_keeps_the_full_time_in_the_title() => Render<Ago>(p => p.Add(a => a.At, Now.AddMinutes(-3))).MarkupMatches(
        """<time class="ago" datetime="2026-03-14T15:06:26Z" title="2026-03-14 15:06 UTC"><portal-time at="2026-03-14T15:06:26Z" form="ago">3 min ago</portal-time></time>""");

    [Theory]
    [InlineData("cpg0037-oasis/broad", "cpg0037-oasis/<wbr>broad")]
    [InlineData("a//b/", "a/<wbr>/<wbr>b/")]
    [InlineData("<b>", "&lt;b&gt;")]
    [InlineData("", "")]
    public void A_key_breaks_after_slashes(string key, string markup) =>
        Assert.Equal(markup, Render<Key>(p => p.Add(k => k.Text, key)).Find("code").InnerHtml);

    [Fact]
    public void A_key_is_copied_whole() =>
        Assert.Equal("p/a b/ç.tif", Render<Key>(p => p.Add(k => k.Text, "p/a b/ç.tif")).Find("button").GetAttribute("data-copy"));

    [Fact]
    public void Secrets_are_masked_until_they_are_asked_for_and_copied_as_they_are()
    {
        var block = Render<CodeBlock>(p => p.Add(c => c.Title, "bash").Add(c => c.Text, "export KEY=hush").Add(c => c.Secrets, ["hush"]));

        Assert.DoesNotContain("hush", block.Find("pre").TextContent, StringComparison.Ordinal);
        Assert.Equal("export KEY=hush", block.Find("[data-copy]").GetAttribute("data-copy"));
        block.Find("[aria-pressed]").Click();
        Assert.Equal("export KEY=hush", block.Find("pre").TextContent);
    }
}
