using Bunit;
using Portal.Components.Kit;

namespace Portal.Tests.Components.Kit;

public sealed class StateTests : KitTest
{
    [Fact]
    public void A_problem_offers_another_try()
    {
        var times = 0;
        var problem = Render<Problem>(p => p
            .Add(c => c.Message, "The bucket does not answer.").Add(c => c.OnRetry, () => { times++; return Task.CompletedTask; }));

        problem.Find("button").Click();

        Assert.Equal(1, times);
        Assert.Contains("The bucket does not answer.", problem.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_stale_says_as_of_when() =>
        Assert.Equal("As of 7 min ago", Render<Stale>(p => p.Add(s => s.AsOf, Now.AddMinutes(-7))).Find(".stale").TextContent);

    [Fact]
    public void The_only_page_needs_no_pager() => Render<Pager>(p => p.Add(c => c.First, null).Add(c => c.Next, null)).MarkupMatches("");

    [Fact]
    public void The_pager_leads_on_by_an_address() =>
        Render<Pager>(p => p.Add(c => c.First, null).Add(c => c.Next, "/deposits?after=7")).MarkupMatches(
            """<nav class="pager" aria-label="Pages"><span class="pager-words"></span><a class="button quiet" href="/deposits?after=7" rel="next">Next page</a></nav>""");

    [Fact]
    public void A_timeline_tells_who_said_what_and_when()
    {
        var timeline = Render<Timeline>(p => p.Add(
            t => t.Items, [new(Now.AddMinutes(-2), "Erin", "asked for changes", Tone.Warning), new(Now, "Ada", "Done.", IsComment: true)]));

        Assert.Equal(["Erin", "Ada"], timeline.FindAll(".timeline-who").Select(who => who.TextContent));
        Assert.Equal("Done.", timeline.Find(".comment .timeline-words").TextContent);
        Assert.Equal("2 min ago", timeline.Find("time").TextContent);
    }
}
