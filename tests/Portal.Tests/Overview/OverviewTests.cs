using AngleSharp.Dom;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Portal.Overview;
using Portal.Tests.Deposits;

namespace Portal.Tests.Overview;

public sealed class OverviewTests : AccessTest
{
    private static readonly DateTimeOffset Now = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    // What a button says, and what it asks of the domain.
    private static readonly (string Label, Action<Deposit, Actor> Act)[] Acts =
    [
        ("Submit", (deposit, actor) => deposit.Submit(actor, Now)),
        ("Correct the count", (deposit, actor) => deposit.Declare(13, actor, Now)),
        ("Ask for changes…", (deposit, actor) => deposit.AskChanges("Please.", actor, Now)),
        ("Plan and approve the copy", (deposit, actor) => deposit.Approve(actor, Now)),
        ("Withdraw this deposit", (deposit, actor) => deposit.Withdraw(actor, Now)),
        ("Comment", (deposit, actor) => deposit.Comment("Hello.", actor, Now)),
    ];

    public static TheoryData<DepositState, string> EveryStateAndLooker()
    {
        var data = new TheoryData<DepositState, string>();
        foreach (var state in Lives.Reachable)
        {
            foreach (var looker in new[] { "contributor", "champion", "maintainer", "maintainer who owns it" })
            {
                data.Add(state, looker);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryStateAndLooker))]
    public async Task It_offers_what_the_domain_lets_happen_and_nothing_else(DepositState state, string looker)
    {
        var owner = looker is "maintainer who owns it" ? Erin : Ada;
        var actor = looker switch { "contributor" => Ada, "champion" => Chidi, _ => Erin };
        SignIn(actor);
        var id = await KeepAsync(Life());

        var page = Render<OverviewPage>(p => p.Add(o => o.Id, id));

        page.WaitForElement(".timeline");
        page.WaitForElement(".next-step");
        var offered = page.FindAll("main button, button, a.button").Select(element => element.TextContent.Trim()).ToList();
        foreach (var (label, act) in Acts)
        {
            var isLet = Lives.Lets(() => act(Life(), actor));
            Assert.True(
                offered.Any(o => o == label || (label is "Submit" && o.StartsWith("Submit ", StringComparison.Ordinal))) == isLet,
                $"“{label}” while {state} for the {looker}: the domain says {isLet}.");
        }

        Deposit Life() => Lives.To(state, Place, owner, Chidi, Shantanu);
    }

    [Theory]
    [InlineData(DepositState.Declined, "The number is somebody else's.")]
    [InlineData(DepositState.ChangesAsked, "Name the plates.")]
    [InlineData(DepositState.Failed, "An object changed.")]
    public async Task What_was_said_with_the_decision_stands_out(DepositState state, string remark)
    {
        SignIn(Ada);
        var id = await KeepAsync(Lives.To(state, Place, Ada, Chidi, Erin));

        var page = Render<OverviewPage>(p => p.Add(o => o.Id, id));

        Assert.Contains(remark, page.WaitForElement(".note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_deposit_is_not_there()
    {
        SignIn(Ada with { Id = "persona:somebody" });
        var id = await KeepAsync(Lives.To(DepositState.Open, Place, Ada, Chidi, Erin));

        var page = Render<OverviewPage>(p => p.Add(o => o.Id, id));

        page.WaitForAssertion(() => Assert.Contains("No such deposit", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain(Place, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_stands_on_top_of_the_history()
    {
        SignIn(Chidi);
        var id = await KeepAsync(Lives.To(DepositState.Submitted, Place, Ada, Chidi, Erin));
        var page = Render<OverviewPage>(p => p.Add(o => o.Id, id));
        page.WaitForElement(".timeline");

        page.Find("textarea").Input("Plate 3 looks out of focus.");
        Button(page, "Comment").Click();

        page.WaitForAssertion(
            () => Assert.Contains("Plate 3 looks out of focus.", page.Find(".timeline li.comment").TextContent, StringComparison.Ordinal));
        Assert.True(page.Find(".timeline").FirstElementChild!.ClassList.Contains("comment"));
    }
}
