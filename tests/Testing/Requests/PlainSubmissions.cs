using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Deposits;

namespace Testing.Requests;

public static class PlainSubmissions
{
    /// <summary>Submits with a check that found nothing.</summary>
    public static void Submit(this Deposit deposit, Actor by, DateTimeOffset at)
    {
        var run = CheckRun.Ask(deposit, by, at);
        run.TakeUp("process", TimeSpan.FromMinutes(1), at);
        run.Finish(new CheckResult(new Curation.Store.Tally(10, 1000), 10, 0, 0, 0, "abc", "1", "{}"), at);
        deposit.Submit(run, run.Id, WaivedErrors.None, null, by, at);
    }
}
