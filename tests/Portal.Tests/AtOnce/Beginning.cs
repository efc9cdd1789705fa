using Curation.Plans;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Deposits;
using Curation.Workflow.Grants;
using Curation.Workflow.People;
using Curation.Workflow.Promotions;
using Microsoft.EntityFrameworkCore;
using Portal.Credentials;
using Portal.Credentials.Tokens;
using Portal.Demo;
using Portal.Deposits.Drafts;
using Portal.Deposits.Requests;
using Portal.Tests.Deposits;
using Portal.Tests.Identity;

namespace Portal.Tests.AtOnce;

/// <summary>A portal with something of everything under way, each limit one short of reached; and all acts that people may do there.</summary>
internal static class Beginning
{
    public static Actor Ada => Who("ada");

    public static Actor Noor => Who("noor");

    public static Actor Chidi => Who("chidi");

    public static Actor Erin => Who("erin");

    public static Actor Shantanu => Who("shantanu");

    private static Actor Max => Person.Join(Seen("max"), default).AsFresh();

    private static Actor Mia => Person.Join(Seen("mia"), default).AsFresh();

    public static async Task<Place> MakeAsync()
    {
        var place = await Place.NewAsync();
        var at = place.Clock.Now;
        foreach (var (state, source, owner) in new[]
        {
            (DepositState.Requested, "lab0", Ada), (DepositState.Requested, "lab0/inner", Noor), (DepositState.Failed, "lab3", Ada), (DepositState.Requested, "lab3/inner", Noor),
            (DepositState.Open, "open", Ada), (DepositState.Submitted, "full", Ada), (DepositState.Submitted, "plain", Ada), (DepositState.Failed, "halted", Ada),
            (DepositState.Requested, "again", Ada),
        })
        {
            await place.KeepAsync(Lives.To(state, $"cpg0037-oasis/{source}", owner, Chidi, Erin));
        }

        var open = await DepositAsync(place, "open");
        await place.KeepAsync(Live(Grant.Want(open, Erin, at), at), await DoneAsync(place, CheckRun.Ask(open, Ada, at), at));
        foreach (var name in new[] { "full", "plain", "halted" })
        {
            var deposit = await DepositAsync(place, name);
            var run = await DoneAsync(place, CheckRun.Ask(deposit, Ada, at), at);
            var plan = Promotion.Plan(deposit, run, Erin, at);
            plan.TakeUp("", TimeSpan.Zero, at);
            if (name is "halted")
            {
                plan.Fail("The bucket was away.", at);
            }
            else
            {
                plan.FinishPlan(new PlanSummary(), at);
            }

            await place.KeepAsync(Live(Grant.Want(deposit, Erin, at), at), run, plan);
        }

        await place.KeepAsync(Person.Join(Seen("max"), at), Person.Join(Seen("mia"), at));
        for (var i = 0; i < 4; i++)
        {
            await place.Get<AccessTokens>().MakeAsync(open.Id, $"token {i}", Permission.Read, TimeSpan.FromDays(1), Ada);
            await place.Get<RequestActs>().AskAsync(PlainRequests.Form("", champion: Chidi.Email) with { IsNewProject = true, Tag = $"tag{(char)('a' + i)}", Source = "broad" }, Ada);
        }

        for (var i = 1; i < RequestDrafts.Most; i++)
        {
            await place.Get<RequestDrafts>().SaveAsync(new Guid(i, 0, 0, new byte[8]), new(), 0, Ada);
        }

        for (var i = 1; i < CredentialVending.MostAnHour; i++)
        {
            await place.Get<CredentialVending>().AskAsync(open.Id, Permission.Read, TimeSpan.FromHours(1), Ada);
        }

        return place;
    }

    public static async Task<Deposit> DepositAsync(Place place, string source) =>
        await place.LookAsync(async db => (await db.Deposits.AsNoTracking().ToListAsync()).First(d => d.Prefix.Text == $"cpg0037-oasis/{source}"));

    public static Actor Maintainer(string name) => name is "max" ? Max : Mia;

    private static SignedInPerson Seen(string name) => new("https://issuer.example", name, name, $"{name}@gallery.example", Role.Maintainer);

    public static async Task<CheckRun> DoneAsync(Place place, CheckRun run, DateTimeOffset at)
    {
        run.TakeUp("", TimeSpan.Zero, at);
        run.Finish(new CheckResult(new Tally(1, 1), 1, 0, 0, 0, await place.SnapshotAsync(run.Id, run.Prefix), "rules", "", Harmful: 0), at);
        return run;
    }

    private static Grant Live(Grant grant, DateTimeOffset at)
    {
        grant.Make("", at);
        return grant;
    }

    private static Actor Who(string key) => DemoPeople.All.Single(persona => persona.Key == key).Actor;
}
