using Bunit;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Portal.Components.Kit;

namespace Portal.Tests.Components.Kit;

public sealed class ActTests : KitTest
{
    [Fact]
    public void It_is_busy_while_it_works()
    {
        var work = new TaskCompletionSource();
        var act = Render<Act>(p => p.Add(a => a.Label, "Approve").Add(a => a.BusyLabel, "Approving").Add(a => a.OnAct, () => work.Task));

        act.Find("button").Click();

        Assert.Equal("true", act.Find("button").GetAttribute("aria-busy"));
        Assert.Contains("Approving", act.Find("button").TextContent, StringComparison.Ordinal);
        work.SetResult();
        act.WaitForAssertion(() => Assert.Null(act.Find("button").GetAttribute("aria-busy")));
    }

    [Fact]
    public void It_cannot_be_pressed_while_it_works()
    {
        var (work, times) = (new TaskCompletionSource(), 0);
        var act = Render<Act>(p => p.Add(a => a.Label, "Approve").Add(a => a.OnAct, () => Count()));

        act.Find("button").Click();
        act.Find("button").Click();

        Assert.Equal(1, times);
        work.SetResult();

        Task Count()
        {
            times++;
            return work.Task;
        }
    }

    [Fact]
    public void The_second_press_of_a_double_click_does_nothing()
    {
        var times = 0;
        var act = Render<Act>(p => p.Add(a => a.Label, "Approve").Add(a => a.OnAct, () => { times++; return Task.CompletedTask; }));

        act.Find("button").Click(new MouseEventArgs { Detail = 1 });
        act.Find("button").Click(new MouseEventArgs { Detail = 2 });

        Assert.Equal(1, times);
    }

    [Fact]
    public void A_sign_in_that_is_too_old_leads_through_another_and_back_to_this_page()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/deposits/7/promotion?tab=plan");
        var act = Render<Act>(p => p.Add(a => a.Label, "Approve").Add(a => a.OnAct, () => throw new StaleSignInException("approve a promotion")));

        act.Find("button").Click();

        Assert.Contains("too long ago to approve a promotion", act.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("/sign-in/again?returnUrl=%2Fdeposits%2F7%2Fpromotion%3Ftab%3Dplan", act.Find("[role=alert] a").GetAttribute("href"));
    }

    [Theory]
    [MemberData(nameof(Answerable))]
    public void What_was_refused_is_said_in_place(Exception refusal)
    {
        var act = Render<Act>(p => p.Add(a => a.Label, "Approve").Add(a => a.OnAct, () => throw refusal));

        act.Find("button").Click();

        Assert.Equal(refusal.Message, act.Find("[role=alert]").TextContent.Trim());
    }

    [Fact]
    public void A_refusal_goes_when_it_is_tried_again()
    {
        var refuse = true;
        var act = Render<Act>(
            p => p.Add(a => a.Label, "Approve").Add(a => a.OnAct, () => refuse ? throw new RefusedException("Not now.") : Task.CompletedTask));

        act.Find("button").Click();
        refuse = false;
        act.Find("button").Click();

        Assert.Empty(act.FindAll("[role=alert]"));
    }

    [Fact]
    public void Whatever_else_goes_wrong_rises()
    {
        var act = Render<Act>(p => p.Add(a => a.Label, "Approve").Add(a => a.OnAct, () => throw new InvalidOperationException("Broken.")));

        Assert.Throws<InvalidOperationException>(() => act.Find("button").Click());
    }

    [Fact]
    public void What_needs_a_second_look_says_first_what_will_happen()
    {
        var times = 0;
        var act = RenderAsking(() => times++);

        act.Find("button").Click();

        Assert.Equal("This stops the copy.", act.Find(".act-question").TextContent);
        Assert.Equal(0, times);
        act.FindAll("button")[0].Click();
        Assert.Equal(1, times);
        Assert.Empty(act.FindAll(".act-question"));
    }

    [Fact]
    public void Going_back_does_nothing()
    {
        var times = 0;
        var act = RenderAsking(() => times++);

        act.Find("button").Click();
        act.FindAll("button")[1].Click();

        Assert.Equal(0, times);
        Assert.Empty(act.FindAll(".act-question"));
    }

    public static TheoryData<Exception> Answerable() => new(
        new RefusedException("Only a maintainer approves requests."),
        new StoreException("The bucket does not answer."),
        new FormatException("A prefix holds no blanks."));

    private IRenderedComponent<Act> RenderAsking(Action act) => Render<Act>(p => p
        .Add(a => a.Label, "Cancel the copy")
        .Add(a => a.ConfirmText, "This stops the copy.")
        .Add(a => a.OnAct, () => { act(); return Task.CompletedTask; }));
}
