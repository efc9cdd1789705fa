using AngleSharp.Dom;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Deposits.Requests;

namespace Portal.Tests.Deposits.Requests;

public sealed class RequestPageTests : AccessTest
{
    private static readonly DateTimeOffset Now = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    // What a button says, and what it asks of the domain.
    private static readonly (string Label, Action<Deposit, Actor> Act)[] Acts =
    [
        ("Approve the request", (deposit, actor) => deposit.Open(actor, Now)),
        ("Decline with a reason…", (deposit, actor) => deposit.Decline("No.", actor, Now)),
        ("Ask for a change…", (deposit, actor) => deposit.Return("Please.", actor, Now)),
        ("Answer without a change…", (deposit, actor) => deposit.Answer(deposit.Prefix, null, "It is right.", deposit.Revision, actor, Now)),
        (
            "Change the request",
            (deposit, actor) => deposit.Answer(deposit.Prefix, deposit.Dataset! with { Title = "Other plates" }, null, deposit.Revision, actor, Now)),
        ("Endorse the request…", (deposit, actor) => deposit.Endorse("Good.", deposit.Revision, actor, Now)),
    ];

    private RequestActs Requests => Services.GetRequiredService<RequestActs>();

    public static TheoryData<DepositState, bool, string> EveryStateAndLooker()
    {
        var data = new TheoryData<DepositState, bool, string>();
        foreach (var (state, returned) in Lives.Reachable.Select(state => (state, false)).Append((DepositState.Requested, true)))
        {
            foreach (var looker in new[] { "contributor", "champion", "maintainer", "maintainer who owns it", "champion who owns it" })
            {
                data.Add(state, returned, looker);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryStateAndLooker))]
    public async Task It_offers_what_the_domain_lets_happen_and_nothing_else(DepositState state, bool returned, string looker)
    {
        var owner = looker switch { "maintainer who owns it" => Erin, "champion who owns it" => Chidi, _ => Ada };
        var actor = looker switch { "contributor" => Ada, "champion" or "champion who owns it" => Chidi, _ => Erin };
        SignIn(actor);
        var id = await KeepAsync(Life());

        var page = Render<RequestPage>(p => p.Add(o => o.Id, id));

        page.WaitForElement(".next-step");
        var offered = page.FindAll("button, a.button").Select(element => element.TextContent.Trim()).ToList();
        foreach (var (label, act) in Acts)
        {
            var isLet = Lives.Lets(() => act(Life(), actor));
            Assert.True(
                offered.Contains(label) == isLet,
                $"“{label}” while {state}{(returned ? " and given back" : "")} for the {looker}: the domain says {isLet}.");
        }

        Deposit Life()
        {
            var deposit = Lives.To(state, Place, owner, Chidi, Shantanu);
            if (returned)
            {
                deposit.Return("Say more.", Shantanu, Now);
            }

            return deposit;
        }
    }

    [Fact]
    public async Task All_that_was_asked_is_shown_and_what_people_wrote_is_text()
    {
        SignIn(Ada);
        var form = PlainRequests.Form(Place, "<b>Bold</b> plates", 1200, Chidi.Email) with
        {
            Description = "<script>alert(1)</script>\r\nSecond line",
            HoldUntil = "2099-01-01",
        };
        var id = await KeepAsync(
            Deposit.Request(Curation.Store.Prefix.Parse(Place), PlainRequests.Read(form with { HoldUntil = null }, Now), Ada, Now));

        var page = Render<RequestPage>(p => p.Add(o => o.Id, id));

        page.WaitForElement(".timeline");
        var text = page.Find(".facts").TextContent;
        Assert.All(
            [
                "<b>Bold</b> plates", "<script>alert(1)</script>", "Hoechst 33342, Phalloidin, MitoTracker Deep Red", "(3 of 6)", "1,200", "1.8 TB",
                "on a server or cluster", "ada@lab.example", "Version 1",
            ],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".facts script, .facts b, .timeline b"));
    }

    [Fact]
    public async Task A_deposit_from_the_time_before_says_that_nothing_was_asked()
    {
        SignIn(Erin);
        var id = await KeepAsync(Lives.To(DepositState.Requested, Place, Ada, Chidi, Erin));
        await using (var db = await DbAsync())
        {
            await db.Database.ExecuteSqlInterpolatedAsync($"UPDATE Deposits SET Dataset = NULL, Revision = 0 WHERE Id = {id}");
        }

        var page = Render<RequestPage>(p => p.Add(o => o.Id, id));
        page.WaitForElement(".next-step");
        Assert.Contains("not asked then", page.Find(".facts").TextContent, StringComparison.Ordinal);
        Button(page, "Approve the request").Click();
        Button(page, "Approve the request").Click();

        page.WaitForAssertion(() => Assert.Contains("Open", page.Find("h1").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_is_declined_with_a_reason_only()
    {
        SignIn(Erin);
        var id = await KeepAsync(Lives.To(DepositState.Requested, Place, Ada, Chidi, Erin));
        var page = Render<RequestPage>(p => p.Add(o => o.Id, id));
        page.WaitForElement(".next-step");

        Button(page, "Decline with a reason…").Click();
        Button(page, "Decline the request").Click();

        page.WaitForAssertion(() => Assert.Contains("Say why", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));

        page.Find(".say textarea").Input("Ask for cpg0038 instead.");
        Button(page, "Decline the request").Click();

        page.WaitForAssertion(() => Assert.Contains("Ask for cpg0038 instead.", page.Find(".note").TextContent, StringComparison.Ordinal));
        Assert.Contains("Declined", page.Find("h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_maintainer_approves_the_text_that_they_saw()
    {
        SignIn(Erin);
        var id = await KeepAsync(Lives.To(DepositState.Requested, Place, Ada, Chidi, Erin));
        var page = Render<RequestPage>(p => p.Add(o => o.Id, id));
        page.WaitForElement(".next-step");
        await Requests.ReturnAsync(id, "Say more.", Shantanu);
        await Requests.AnswerAsync(id, PlainRequests.Form(Place, "Another title", 10, Chidi.Email), null, 1, Ada);

        Button(page, "Approve the request").Click();
        Button(page, "Approve the request").Click();

        page.WaitForAssertion(() => Assert.Contains("was changed since you looked", page.Find(".refusal").TextContent, StringComparison.Ordinal));
        await using var db = await DbAsync();
        Assert.Equal(DepositState.Requested, (await db.Deposits.SingleAsync()).State);
    }

    [Fact]
    public async Task An_endorsement_of_an_earlier_text_is_shown_as_that()
    {
        var id = await KeepAsync(Lives.To(DepositState.Requested, Place, Ada, Chidi, Erin));
        await Requests.EndorseAsync(id, "I know these plates.", 1, Chidi);
        await Requests.ReturnAsync(id, "Say more.", Shantanu);
        SignIn(Erin);

        var before = Render<RequestPage>(p => p.Add(o => o.Id, id));
        before.WaitForAssertion(() => Assert.Contains("Endorsed", before.Markup, StringComparison.Ordinal));
        await Requests.AnswerAsync(id, PlainRequests.Form(Place, "Another title", 10, Chidi.Email), "Said more.", 1, Ada);
        var after = Render<RequestPage>(p => p.Add(o => o.Id, id));

        after.WaitForAssertion(() => Assert.Contains("Given to an earlier text", after.Markup, StringComparison.Ordinal));
        Assert.Contains("Title: “A plate” → “Another title”", after.Find(".timeline").TextContent, StringComparison.Ordinal);
        Assert.Contains("answered: Said more.", after.Find(".timeline").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_request_is_not_there_and_neither_is_its_prefix()
    {
        var stranger = Ada with { Id = "persona:somebody" };
        SignIn(stranger);
        var id = await KeepAsync(Lives.To(DepositState.Requested, Place, Ada, Chidi, Erin));

        var page = Render<RequestPage>(p => p.Add(o => o.Id, id));
        var edit = Render<EditRequestPage>(p => p.Add(o => o.Id, id));

        page.WaitForAssertion(() => Assert.Contains("No such deposit", page.Find("h1").TextContent, StringComparison.Ordinal));
        edit.WaitForAssertion(() => Assert.Contains("Nothing to change", edit.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain(Place, page.Markup + edit.Markup, StringComparison.Ordinal);
        string[] refusals =
        [
            await RefusalAsync(() => Requests.EndorseAsync(id, "x", 1, stranger)), await RefusalAsync(() => Requests.ReturnAsync(id, "x", stranger)),
            await RefusalAsync(() => Requests.AnswerAsync(id, null, "x", 1, stranger)),
            await RefusalAsync(() => Requests.LiftHoldAsync(id, stranger)),
            await RefusalAsync(() => Requests.AnswerAsync(Guid.NewGuid(), null, "x", 1, stranger)),
        ];
        Assert.Single(refusals.Distinct());
        Assert.NotEqual(Guid.Empty, await Requests.AskAsync(PlainRequests.Form(Place), stranger));
    }

    private static async Task<string> RefusalAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Message;
}
