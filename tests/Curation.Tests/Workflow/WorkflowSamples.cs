using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Deposits;
using Curation.Workflow.Promotions;

namespace Curation.Tests.Workflow;

internal static class WorkflowSamples
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    public static readonly Actor Ada = SignedIn("ada", "Ada", "ada@lab.example", Role.Contributor);
    public static readonly Actor Noor = SignedIn("noor", "Noor", "noor@other.example", Role.Contributor);
    public static readonly Actor Chidi = SignedIn("chidi", "Chidi", "Chidi@champions.example", Role.Champion);
    public static readonly Actor Erin = SignedIn("erin", "Erin", "erin@gallery.example", Role.Maintainer);
    public static readonly Actor Shantanu = SignedIn("shantanu", "Shantanu", "shantanu@gallery.example", Role.Maintainer);

    public static Deposit Requested(Actor? by = null) =>
        Deposit.Request(Prefix.Parse("cpg0037-oasis/broad"), "Two plates", 10, "chidi@champions.example", by ?? Ada, Now);

    public static Deposit Submitted(Actor? by = null)
    {
        var deposit = Requested(by);
        deposit.Open(deposit.OwnerId == Erin.Id ? Shantanu : Erin, Now);
        deposit.Submit(by ?? Ada, Now);
        return deposit;
    }

    public static CheckRun Checked(Deposit deposit, long errors = 0, long objects = 10, string hash = "abc", long harmful = 0)
    {
        var run = CheckRun.Ask(deposit, Erin, Now);
        run.TakeUp("process", TimeSpan.FromMinutes(1), Now);
        run.Finish(new CheckResult(new Tally(objects, 1000), objects, errors, 0, 0, hash, "1", "{}", Harmful: harmful), Now);
        return run;
    }

    public static Promotion Planned(Deposit deposit, CheckRun run, int conflicts = 0)
    {
        var promotion = Promotion.Plan(deposit, run, Erin, Now);
        promotion.TakeUp("process", TimeSpan.FromMinutes(1), Now);
        var plan = new Curation.Plans.PlanSummary();
        for (var i = 0; i < 10; i++)
        {
            var item = new StoredObject($"cpg0037-oasis/broad/{i}", 100, "e", Now);
            plan.Count(item, i < conflicts ? Curation.Plans.EntryState.Conflicting : Curation.Plans.EntryState.New);
        }

        promotion.FinishPlan(plan, Now);
        return promotion;
    }

    public static string RefusalOf(Action act) => Assert.Throws<RefusedException>(act).Message;

    // A moment ago, whenever that is.
    private static Actor SignedIn(string id, string name, string email, Role role) => new(id, name, email, role) { FreshUntil = DateTimeOffset.MaxValue };
}
