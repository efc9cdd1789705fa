using Curation.Store;
using Curation.Workflow.Checks;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using static Curation.Tests.Workflow.WorkflowSamples;

namespace Curation.Tests.Workflow.Deposits;

public sealed class SubmissionTests
{
    [Fact]
    public void It_names_the_check_its_count_and_its_errors_with_the_words_to_them()
    {
        var deposit = Opened();
        var run = Checked(deposit, errors: 31, objects: 197);

        deposit.Submit(run, run.Id, WaivedErrors.None, " The plate was broken. ", Ada, Now);

        Assert.Equal((run.Id, "The plate was broken."), (deposit.SubmittedCheckId, deposit.SubmittedWords));
        Assert.Equal(
            "submitted cpg0037-oasis/broad for review: 197 objects of 10 declared, 31 errors, snapshot abc: The plate was broken.",
            deposit.Untold[^1].Words);
    }

    [Fact]
    public void What_does_not_count_is_told_beside_what_does()
    {
        var deposit = Opened();
        var run = CheckRun.Ask(deposit, Erin, Now);
        run.TakeUp("process", TimeSpan.FromMinutes(1), Now);
        run.Finish(new CheckResult(new Tally(197, 1000), 196, 0, 0, 0, "abc", "1", "{}"), Now);

        deposit.Submit(run, run.Id, WaivedErrors.None, null, Ada, Now);

        Assert.Contains(": 196 objects of 10 declared and 1 folder marker, no errors", deposit.Untold[^1].Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Errors_that_nobody_waived_need_words(string? words)
    {
        var deposit = Opened();
        var run = Checked(deposit, errors: 2);

        Assert.Contains("2 errors", RefusalOf(() => deposit.Submit(run, run.Id, WaivedErrors.None, words, Ada, Now)), StringComparison.Ordinal);
        Assert.Equal(DepositState.Open, deposit.State);
    }

    [Fact]
    public void Errors_that_are_waived_need_none()
    {
        var deposit = Opened();
        var run = Checked(deposit, errors: 2);
        var waiver = Waiver.Give(deposit, "K003", null, "Blanks of the microscope.", Now.AddDays(30), Erin, Now);

        Assert.NotEmpty(RefusalOf(() => deposit.Submit(run, run.Id, new WaivedErrors(3, [waiver]), null, Ada, Now)));
        Assert.NotEmpty(RefusalOf(() => deposit.Submit(run, run.Id, new WaivedErrors(2, [waiver]), null, Ada, Now.AddDays(31))));
        deposit.Submit(run, run.Id, new WaivedErrors(2, [waiver]), null, Ada, Now);

        Assert.Equal("", deposit.SubmittedWords);
    }

    [Fact]
    public void It_needs_the_newest_finished_check_of_this_deposit()
    {
        var deposit = Opened();
        var (older, newer) = (Checked(deposit), Checked(deposit));
        var running = CheckRun.Ask(deposit, Ada, Now);

        Assert.Contains(
            "Check the data first", RefusalOf(() => deposit.Submit(null, Guid.Empty, WaivedErrors.None, null, Ada, Now)), StringComparison.Ordinal);
        Assert.Contains(
            "Check the data first",
            RefusalOf(() => deposit.Submit(running, running.Id, WaivedErrors.None, null, Ada, Now)),
            StringComparison.Ordinal);
        Assert.Contains("newer check", RefusalOf(() => deposit.Submit(newer, older.Id, WaivedErrors.None, null, Ada, Now)), StringComparison.Ordinal);
        Assert.Contains(
            "Check the data first",
            RefusalOf(() => deposit.Submit(Checked(Opened()), older.Id, WaivedErrors.None, null, Ada, Now)),
            StringComparison.Ordinal);
    }

    private static Deposit Opened()
    {
        var deposit = Requested();
        deposit.Open(Erin, Now);
        return deposit;
    }
}
