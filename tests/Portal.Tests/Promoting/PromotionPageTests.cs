using Curation.Workflow.Checks;
using Curation.Workflow.Facts;
using Curation.Workflow.Jobs;
using Portal.Promoting;
using Portal.Tests.Journeys;
using Portal.Tests.Pages;

namespace Portal.Tests.Promoting;

public sealed class PromotionPageTests : PageTest
{
    [Fact]
    public async Task The_button_says_what_it_does_beside_the_hash_it_names()
    {
        var id = await World.OpenAsync();
        var plan = await World.PlanAsync(id);

        var page = Show<PromotionPage>(p => p.Add(d => d.Id, id));

        Assert.StartsWith("Approve and copy 6 objects, ", page.WaitForElement(".form button:not(.copy)").TextContent, StringComparison.Ordinal);
        Assert.Equal(plan.SnapshotHash, page.Find(".form [data-copy]").GetAttribute("data-copy"));
    }

    [Fact]
    public async Task Errors_pass_only_with_a_reason()
    {
        var id = await World.OpenAsync();
        await World.PutAsync(World.Staging, "cpg0048-bsc/broad/images/.DS_Store", "x");
        await World.PlanAsync(id);
        var page = Show<PromotionPage>(p => p.Add(d => d.Id, id));

        Approve(page);
        Assert.Contains("say why it may pass", page.WaitForElement(".refusal").TextContent, StringComparison.Ordinal);
        page.Find(".form textarea").Change("An agreed exception.");
        Approve(page);

        var end = await World.EndOfAsync(id);
        Assert.Equal((JobState.Done, "An agreed exception."), (end.State, end.Waiver));
        page.WaitForAssertion(() => Assert.Equal($"/receipts/{end.Id}", page.Find(".next-step a.button").GetAttribute("href")));
    }

    [Fact]
    public async Task Held_data_is_not_approved_before_its_contributor_lets_it_go()
    {
        var form = PlainRequests.Form("cpg0048-bsc/broad", "A plate", 6) with
        {
            HoldUntil = DateTimeOffset.UtcNow.AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        };
        var id = await World.Requests.AskAsync(form, World.Ada);
        await World.Deposits.OpenAsync(id, World.Erin);
        for (var i = 0; i < 6; i++)
        {
            await World.PutAsync(World.Staging, World.KeyOf("cpg0048-bsc/broad", i), World.TextOf("cpg0048-bsc/broad", i, 6));
        }

        var plan = await World.PlanAsync(id);
        var held = Show<PromotionPage>(p => p.Add(d => d.Id, id));
        Assert.Contains($"holds this data until {form.HoldUntil}", held.WaitForElement(".note").TextContent, StringComparison.Ordinal);
        Assert.Empty(held.FindAll(".form"));
        Assert.Contains(
            "holds this data",
            await World.RefusalOfAsync(() => World.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin)),
            StringComparison.Ordinal);

        await World.Requests.LiftHoldAsync(id, World.Ada);
        var free = Show<PromotionPage>(p => p.Add(d => d.Id, id));
        Assert.StartsWith("Approve and copy 6 objects, ", free.WaitForElement(".form button:not(.copy)").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conflicts_are_named_and_nothing_can_be_approved()
    {
        var id = await World.OpenAsync();
        await World.PutAsync(World.Gallery, World.KeyOf("cpg0048-bsc/broad", 0), "other bytes");
        await World.PlanAsync(id);

        var page = Show<PromotionPage>(p => p.Add(d => d.Id, id));

        Assert.Equal(World.KeyOf("cpg0048-bsc/broad", 0), page.WaitForElement(".examples [data-copy]").GetAttribute("data-copy"));
        Assert.Empty(page.FindAll(".form"));
    }

    [Fact]
    public async Task A_plan_is_made_again_where_one_stands_once_its_conflict_is_gone()
    {
        var id = await World.OpenAsync();
        await World.PutAsync(World.Gallery, World.KeyOf("cpg0048-bsc/broad", 0), "other bytes");
        var older = await World.PlanAsync(id);
        var page = Show<PromotionPage>(p => p.Add(d => d.Id, id));
        page.WaitForElement(".examples");
        await World.DeleteAsync(World.Gallery, World.KeyOf("cpg0048-bsc/broad", 0));

        page.FindAll(".next-step .act button").Single(button => button.TextContent.Trim() == "Plan again").Click();

        var newer = (await World.UntilAsync(
            () => World.Promotions.NewestAsync(id, World.Erin), plan => plan is { AwaitsApproval: true } && plan.Id != older.Id))!;
        Assert.Equal((6L, 0L), (newer.New.Objects, newer.ConflictingObjects));
        Assert.Contains(
            "newer plan",
            await World.RefusalOfAsync(() => World.Promotions.ApproveAsync(older.Id, older.SnapshotHash, null, World.Erin)),
            StringComparison.Ordinal);
        page.WaitForAssertion(
            () => Assert.StartsWith("Approve and copy 6 objects, ", page.Find(".form .act button").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_contributor_reads_and_has_no_buttons()
    {
        var id = await World.OpenAsync();
        await World.PlanAsync(id);

        var page = Show<PromotionPage>(p => p.Add(d => d.Id, id), "ada");

        page.WaitForElement(".figures");
        Assert.Empty(page.FindAll(".act"));
        Assert.Equal("Approve", page.Find("[aria-current=step] span").TextContent);
    }

    [Fact]
    public async Task The_second_question_says_what_goes_where_and_what_was_let_pass()
    {
        var id = await World.OpenAsync();
        await World.PutAsync(World.Staging, "cpg0048-bsc/broad/images/.DS_Store", "x");
        await World.PlanAsync(id);
        var page = Show<PromotionPage>(p => p.Add(d => d.Id, id));

        page.WaitForElement(".form textarea").Change("An agreed exception.");
        page.Find(".form .act button").Click();

        var asked = page.WaitForElement(".act-question").TextContent;
        Assert.Contains("7 objects", asked, StringComparison.Ordinal);
        Assert.Contains("s3://cellpainting-gallery/cpg0048-bsc/broad/", asked, StringComparison.Ordinal);
        Assert.Contains("0 objects are overwritten", asked, StringComparison.Ordinal);
        Assert.Contains("1 error let pass: An agreed exception.", asked, StringComparison.Ordinal);
        Assert.True((await World.Promotions.NewestAsync(id, World.Erin))!.AwaitsApproval);
    }

    [Fact]
    public async Task A_page_in_a_second_tab_follows_when_it_is_approved_in_the_first()
    {
        var id = await World.OpenAsync();
        var plan = await World.PlanAsync(id);
        var second = Show<PromotionPage>(p => p.Add(d => d.Id, id));
        second.WaitForElement(".form .act button");

        await World.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Shantanu);
        var end = await World.EndOfAsync(id);

        second.WaitForAssertion(() => Assert.Equal($"/receipts/{end.Id}", second.Find(".next-step a.button").GetAttribute("href")));
        Assert.Empty(second.FindAll(".form"));
    }

    [Fact]
    public async Task A_plan_of_a_deposit_that_was_given_back_elsewhere_is_not_offered_for_approval()
    {
        var id = await World.OpenAsync();
        await World.PlanAsync(id);
        var second = Show<PromotionPage>(p => p.Add(d => d.Id, id));
        second.WaitForElement(".form .act button");

        await World.Deposits.AskChangesAsync(id, "Rename the plates.", World.Shantanu);

        second.WaitForAssertion(() => Assert.Empty(second.FindAll(".form")));
        Assert.Contains("Nothing is promoted before", second.Find(".next-step").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_plan_that_is_made_elsewhere_shows_too()
    {
        var id = await World.OpenAsync();
        await World.CheckAsync(id);
        await World.SubmitAsync(id);
        var second = Show<PromotionPage>(p => p.Add(d => d.Id, id));
        second.WaitForElement(".next-step .act button");

        await World.Promotions.PlanAsync(id, World.Shantanu);

        second.WaitForElement(".form .act button");
    }

    [Fact]
    public async Task What_was_added_after_the_check_ends_the_plan_and_a_new_check_is_one_press_away()
    {
        var id = await World.OpenAsync();
        await World.PlanAsync(id);
        await World.PutAsync(World.Staging, "cpg0048-bsc/broad/images/late.tiff", "x");
        var page = Show<PromotionPage>(p => p.Add(d => d.Id, id));

        Approve(page);

        page.WaitForAssertion(
            () => Assert.Contains("1 object was added (“cpg0048-bsc/broad/images/late.tiff”, written ", page.Markup, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Equal("Check what is staged", page.Find(".next-step .act button").TextContent.Trim()));
        page.Find(".next-step .act button").Click();
        await World.UntilAsync(() => World.Checks.HistoryAsync(id, World.Erin), runs => runs.Count == 2);
    }

    // The question, and then the answer.
    private static void Approve(IRenderedComponent<PromotionPage> page)
    {
        page.WaitForElement(".form .act button").Click();
        page.WaitForElement(".form .act-ask button").Click();
    }
}
