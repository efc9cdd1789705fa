using Curation.Plans;
using Curation.Store;
using Curation.Workflow.Checks;
using Curation.Workflow.Deposits;
using Curation.Workflow.Promotions;
using Portal.Promoting;
using Portal.Tests.Deposits;

namespace Portal.Tests.Promoting;

/// <summary>What is said of a plan or a copy that halted, beside what can be done about it.</summary>
public sealed class HaltedTests : AccessTest
{
    private static readonly DateTimeOffset At = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("halted", true, "going on copies what still lacks", "Let the copy go on")]
    [InlineData("given back", true, "This copy does not go on: the deposit was given back", null)]
    [InlineData("submitted again", true, "This copy does not go on: the deposit was given back", null)]
    [InlineData("given back and withdrawn", true, "This copy does not go on: the deposit was withdrawn", null)]
    [InlineData("halted", false, "try it again", "Try the plan again")]
    [InlineData("given back", false, "This plan is not tried again: the deposit was given back", null)]
    [InlineData("submitted again", false, "try it again", "Try the plan again")]
    [InlineData("given back and withdrawn", false, "This plan is not tried again: the deposit was withdrawn", null)]
    public async Task It_says_that_it_goes_on_exactly_where_it_can(string until, bool isCopy, string sentence, string? button)
    {
        SignIn(Erin);
        var deposit = Lives.To(DepositState.Submitted, "cpg0037-oasis/lab", Ada, Chidi, Shantanu);
        var promotion = await HaltedAsync(deposit, isCopy);
        Action[] acts =
            [() => deposit.AskChanges("Mend it.", Erin, At), () => deposit.Submit(Ada, At), () => deposit.Withdraw(Ada, At)];
        int[] done = until switch { "given back" => [0], "submitted again" => [0, 1], "given back and withdrawn" => [0, 2], _ => [] };
        foreach (var act in done)
        {
            acts[act]();
        }

        await KeepAsync(promotion, deposit);

        var page = Render<PromotionPage>(p => p.Add(one => one.Id, deposit.Id));
        var problem = page.WaitForElement(".problem");

        Assert.Contains(sentence, problem.TextContent, StringComparison.Ordinal);
        Assert.Equal(button, problem.QuerySelector("button")?.TextContent.Trim());

        // A copy that does not go on is not the step to be done now.
        Assert.Equal(isCopy && button is not null ? "Copy" : "Plan", page.Find(".stages [aria-current] > span").TextContent);
    }

    private async Task<Promotion> HaltedAsync(Deposit deposit, bool isCopy)
    {
        var run = CheckRun.Ask(deposit, Ada, At);
        run.TakeUp("", TimeSpan.Zero, At);
        run.Finish(new CheckResult(new Tally(12, 1_000), 12, 0, 0, 0, "abc", "1", "{}"), At);
        var promotion = Promotion.Plan(deposit, run, Erin, At);
        promotion.TakeUp("", TimeSpan.Zero, At);
        if (isCopy)
        {
            promotion.FinishPlan(new PlanSummary(), At);
            promotion.Approve(deposit, run, "abc", null, Erin, At);
            promotion.TakeUp("", TimeSpan.Zero, At);
            deposit.BeginCopy(At);
            deposit.Halt("The bucket was away.", At);
        }

        promotion.Fail("The bucket was away.", At);
        await KeepAsync(run);
        return promotion;
    }

    private async Task KeepAsync(params Curation.Workflow.Facts.Subject[] subjects)
    {
        await using var db = await DbAsync();
        db.AddRange([.. subjects]);
        await db.SaveChangesAsync();
    }
}
