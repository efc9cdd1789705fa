using Bunit;
using Portal.Components.Kit;

namespace Portal.Tests.Components.Kit;

public sealed class ProgressTests : KitTest
{
    [Theory]
    [InlineData(0L, 100L, 10.0, 10.0)]
    [InlineData(75L, 100L, 5.0, 5.0)]
    [InlineData(100L, 100L, 5.0, 0.0)]
    [InlineData(120L, 100L, 5.0, 0.0)]
    public void Time_left_is_what_is_left_by_the_rate(long done, long total, double rate, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Progress.TimeLeft(done, total, rate));

    [Theory]
    [InlineData(10L, null, 5.0)]
    [InlineData(10L, 100L, 0.0)]
    [InlineData(10L, 100L, double.NaN)]
    [InlineData(10L, 100L, double.PositiveInfinity)]
    public void Time_left_is_not_guessed(long done, long? total, double rate) => Assert.Null(Progress.TimeLeft(done, total, rate));

    [Fact]
    public void A_crawl_is_no_overflow() => Assert.NotNull(Progress.TimeLeft(0, long.MaxValue, 1e-9));

    [Fact]
    public void It_tells_done_rate_elapsed_and_left()
    {
        var words = Shown(4_120, 12_403, 182.4, 23).Find(".progress-words").TextContent;

        Assert.Equal("4,120 of 12,403 objects · 182 objects/s · 23 s so far · about 45 s left", words);
    }

    [Fact]
    public void Without_a_total_the_bar_promises_nothing()
    {
        var bar = Shown(84_000, null, 9_200, 9).Find("progress");

        Assert.False(bar.HasAttribute("value"));
        Assert.Equal("Copying", bar.GetAttribute("aria-label"));
    }

    [Fact]
    public void It_speaks_at_every_tenth_only()
    {
        var progress = Shown(10, 100, 1, 1);
        var first = progress.Find("[role=status]").TextContent;

        progress.Render(p => p.Add(b => b.Done, 19));
        Assert.Equal(first, progress.Find("[role=status]").TextContent);
        progress.Render(p => p.Add(b => b.Done, 20));
        Assert.NotEqual(first, progress.Find("[role=status]").TextContent);
    }

    private IRenderedComponent<Progress> Shown(long done, long? total, double rate, int seconds) => Render<Progress>(p => p
        .Add(b => b.Label, "Copying")
        .Add(b => b.Done, done)
        .Add(b => b.Total, total)
        .Add(b => b.Rate, rate)
        .Add(b => b.Elapsed, TimeSpan.FromSeconds(seconds)));
}
