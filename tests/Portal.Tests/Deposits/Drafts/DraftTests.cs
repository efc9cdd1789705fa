using Curation.Requesting;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Deposits;
using Portal.Deposits.Drafts;
using Portal.Deposits.Requests;
using Portal.Tests.Deposits.Requests;
using Testing.Clocks;

namespace Portal.Tests.Deposits.Drafts;

public sealed class DraftTests : AccessTest
{
    private RequestDrafts Drafts => Services.GetRequiredService<RequestDrafts>();

    private RequestActs Requests => Services.GetRequiredService<RequestActs>();

    [Fact]
    public async Task A_draft_is_there_for_its_person_alone()
    {
        await Drafts.SaveAsync(null, new() { Title = "Secret plans" }, 0, Ada);

        Assert.Equal("Secret plans", (await Drafts.FindAsync(null, Ada))?.Form.Title);
        foreach (var other in new[] { Erin, Chidi, Ada with { Id = "persona:other" } })
        {
            Assert.Null(await Drafts.FindAsync(null, other));
            await Drafts.DeleteAsync(null, other);
        }

        Assert.NotNull(await Drafts.FindAsync(null, Ada));
        await using var db = await DbAsync();
        Assert.Equal(Guid.Empty, (await db.RequestDrafts.SingleAsync()).About);
        Assert.Empty(db.Facts);
    }

    [Fact]
    public async Task Two_windows_do_not_overwrite_each_other_in_silence()
    {
        var begun = await Drafts.SaveAsync(null, new() { Title = "One" }, 0, Ada);
        Assert.Equal((true, 1), (begun.IsSaved, begun.Now!.Version));
        Assert.Equal((false, "One"), Said(await Drafts.SaveAsync(null, new() { Title = "Begun elsewhere" }, 0, Ada)));

        var second = await Drafts.SaveAsync(null, new() { Title = "Two" }, 1, Ada);
        Assert.Equal((true, "Two"), Said(second));
        Assert.Equal((false, "Two"), Said(await Drafts.SaveAsync(null, new() { Title = "Other" }, 1, Ada)));
        await Drafts.DeleteAsync(null, Ada);
        Assert.Equal((false, null), Said(await Drafts.SaveAsync(null, new() { Title = "Other" }, 2, Ada)));
        Assert.Null(await Drafts.FindAsync(null, Ada));

        static (bool, string?) Said(DraftOutcome outcome) => (outcome.IsSaved, outcome.Now?.Form.Title);
    }

    [Fact]
    public async Task Of_windows_that_save_at_once_one_gets_through_and_the_others_are_told()
    {
        await Drafts.SaveAsync(null, new() { Title = "Begun" }, 0, Ada);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Drafts.SaveAsync(null, new() { Title = $"{i}" }, 1, Ada))));

        var winner = Assert.Single(outcomes, outcome => outcome.IsSaved).Now!.Form.Title;
        Assert.Equal((winner, 2), ((await Drafts.FindAsync(null, Ada))!.Form.Title, (await Drafts.FindAsync(null, Ada))!.Version));
        Assert.All(outcomes.Where(outcome => !outcome.IsSaved), outcome => Assert.Equal(winner, outcome.Now!.Form.Title));
    }

    [Fact]
    public async Task Drafts_are_bounded_in_size_and_in_number()
    {
        var tooLong = await Assert.ThrowsAsync<RefusedException>(() => Drafts.SaveAsync(null, new() { Description = new string('x', 1_000_000) }, 0, Ada));
        Assert.Contains("too long to be kept", tooLong.Message, StringComparison.Ordinal);
        for (var i = 0; i < RequestDrafts.Most; i++)
        {
            await Drafts.SaveAsync(Guid.NewGuid(), new() { Title = $"{i}" }, 0, Ada);
        }

        var tooMany = await Assert.ThrowsAsync<RefusedException>(() => Drafts.SaveAsync(null, new() { Title = "One more" }, 0, Ada));
        Assert.Contains("You have 20 drafts", tooMany.Message, StringComparison.Ordinal);
        Assert.True((await Drafts.SaveAsync(null, new() { Title = "Mine" }, 0, Erin)).IsSaved);
    }

    [Fact]
    public async Task A_draft_ends_when_it_is_sent_and_stays_when_it_is_refused()
    {
        var good = PlainRequests.Form(Place);
        await Drafts.SaveAsync(null, good, 0, Ada);

        await Assert.ThrowsAsync<RefusedException>(() => Requests.AskAsync(good with { AgreedTo = null }, Ada));
        await Assert.ThrowsAsync<RefusedException>(() => Requests.AskAsync(good with { Place = "cpg0037-оasis/broad" }, Ada));
        await Assert.ThrowsAsync<RefusedException>(() => Requests.AskAsync(good with { IsNewProject = true, Tag = "оasis", Source = "broad" }, Ada));
        Assert.NotNull(await Drafts.FindAsync(null, Ada));
        await Requests.AskAsync(good, Ada);
        Assert.Null(await Drafts.FindAsync(null, Ada));
    }

    [Fact]
    public async Task The_draft_of_a_change_ends_with_the_answer_and_with_the_request()
    {
        var (first, second) = (await ReturnedAsync(Place), await ReturnedAsync("cpg0037-oasis/axiom"));
        await Drafts.SaveAsync(first, PlainRequests.Form(Place, "Three plates"), 0, Ada);
        await Drafts.SaveAsync(second, PlainRequests.Form("cpg0037-oasis/axiom", "Three plates"), 0, Ada);

        await Requests.AnswerAsync(first, PlainRequests.Form(Place, "Three plates"), null, 1, Ada);
        await Services.GetRequiredService<DepositActs>().DeclineAsync(second, "No.", Erin);

        await using var db = await DbAsync();
        Assert.Empty(db.RequestDrafts);
    }

    [Fact]
    public async Task A_number_is_kept_with_its_request_and_its_project_cannot_be_changed_for_another()
    {
        var id = await Requests.AskAsync(PlainRequests.Form() with { IsNewProject = true, Tag = "neuro-pilot", Source = "broad" }, Ada);
        await Requests.ReturnAsync(id, "Name the lab.", Erin);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Requests.AnswerAsync(id, PlainRequests.Form("cpg0037-oasis/broad"), null, 1, Ada));
        Assert.Contains("was reserved with this request", refused.Message, StringComparison.Ordinal);
        await Requests.AnswerAsync(id, PlainRequests.Form("cpg0050-neuro-pilot/lab"), null, 1, Ada);

        await using var db = await DbAsync();
        Assert.Equal("cpg0050-neuro-pilot/lab", (await db.Deposits.SingleAsync()).Prefix.Text);
    }

    [Fact]
    public async Task The_keeper_saves_when_the_hand_rests_and_at_the_latest_after_a_while()
    {
        var clock = new FixedClock();
        var keeper = new DraftKeeper(Drafts, null, clock);
        var form = new DatasetForm();
        keeper.Begin(null, form);
        Assert.False(keeper.IsDue(clock.GetUtcNow()));

        for (var i = 0; i < 50; i++)
        {
            form.Title += "x";
            keeper.Touch(form);
            clock.Now += TimeSpan.FromMilliseconds(90);
            Assert.False(keeper.IsDue(clock.GetUtcNow()));
        }

        clock.Now += TimeSpan.FromMilliseconds(400);
        keeper.Touch(form);
        clock.Now += TimeSpan.FromMilliseconds(200);
        Assert.True(keeper.IsDue(clock.GetUtcNow()));
        await keeper.SaveAsync(form, () => Task.FromResult(Ada), default);
        Assert.False(keeper.IsDirty);
        keeper.Touch(form);
        Assert.False(keeper.IsDirty);
        form.Title += "y";
        keeper.Touch(form);
        clock.Now += DraftKeeper.Rest;
        Assert.True(keeper.IsDue(clock.GetUtcNow()));
    }

    [Fact]
    public async Task What_a_person_typed_who_was_signed_out_stays_and_the_line_says_why_it_is_not_kept()
    {
        var keeper = new DraftKeeper(Drafts, null, TimeProvider.System);
        var form = new DatasetForm();
        keeper.Begin(null, form);
        form.Title = "Typed";
        keeper.Touch(form);

        await keeper.SaveAsync(form, () => throw new RefusedException("You are signed out."), default);
        Assert.Equal("You are signed out.", keeper.Trouble);
        keeper.Touch(form);
        await keeper.SaveAsync(form, () => Task.FromResult(Ada), default);

        Assert.Equal(("", "Typed"), (keeper.Trouble, (await Drafts.FindAsync(null, Ada))?.Form.Title));
    }

    [Fact]
    public async Task Asking_again_begins_with_what_was_asked_before_and_agrees_anew()
    {
        SignIn(Ada);
        var first = await Requests.AskAsync(PlainRequests.Form(Place, "Two plates"), Ada);
        var second = await Requests.AskAsync(PlainRequests.Form(null, "Neurons") with { IsNewProject = true, Tag = "neuro-pilot", Source = "broad" }, Ada);
        var deposits = Services.GetRequiredService<DepositActs>();
        await deposits.DeclineAsync(first, "Not so.", Erin);
        await deposits.WithdrawAsync(second, Ada);

        var again = Ask(first);
        again.WaitForElement("textarea");
        Assert.Equal((Place, "Two plates"), (again.Labelled("Project and source").GetAttribute("value"), again.Labelled("Title").GetAttribute("value")));
        Assert.False(again.FindAll("input[type=checkbox]")[^1].HasAttribute("checked"));
        var anew = Ask(second);
        anew.WaitForElement("textarea");
        Assert.Equal(("neuro-pilot", "broad"), (anew.Labelled("Tag of the project").GetAttribute("value"), anew.Labelled("Source").GetAttribute("value")));
    }

    [Fact]
    public void The_page_tells_of_another_window_and_offers_both_ways()
    {
        SignIn(Ada);
        var (one, other) = (Render<NewRequestPage>(), Render<NewRequestPage>());
        one.Labelled("Title").Input("From one window");
        one.WaitForAssertion(() => Assert.Contains("Draft saved", Line(one), StringComparison.Ordinal));

        other.Labelled("Title").Input("From the other");
        other.WaitForAssertion(() => Assert.Contains("changed in another window", Line(other), StringComparison.Ordinal));
        Assert.Contains("Title: “From the other” → “From one window”", Line(other), StringComparison.Ordinal);
        Assert.Equal("From the other", other.Labelled("Title").GetAttribute("value"));
        Button(other, "Keep what is here").Click();
        other.WaitForAssertion(() => Assert.Contains("Draft saved", Line(other), StringComparison.Ordinal));

        one.Labelled("Title").Input("Again from one");
        one.WaitForAssertion(() => Assert.Contains("changed in another window", Line(one), StringComparison.Ordinal));
        Button(one, "Take what is there").Click();
        one.WaitForAssertion(() => Assert.Equal("From the other", one.Labelled("Title").GetAttribute("value")));

        static string Line(IRenderedComponent<NewRequestPage> page) => page.Find("[data-testid=draft]").TextContent;
    }

    [Fact]
    public async Task What_was_typed_last_is_kept_when_the_page_is_left_at_once()
    {
        SignIn(Ada);
        var page = Render<NewRequestPage>();
        page.Labelled("Title").Input("In a hurry");

        await DisposeComponentsAsync();

        Assert.Equal("In a hurry", (await Drafts.FindAsync(null, Ada))?.Form.Title);
    }

    private IRenderedComponent<NewRequestPage> Ask(Guid again)
    {
        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo($"/requests/new?again={again}");
        return Render<NewRequestPage>();
    }

    private async Task<Guid> ReturnedAsync(string place)
    {
        var id = await Requests.AskAsync(PlainRequests.Form(place), Ada);
        await Requests.ReturnAsync(id, "Say more.", Erin);
        return id;
    }
}
