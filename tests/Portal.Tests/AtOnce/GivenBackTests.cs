using Curation.Plans;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Jobs;
using Curation.Workflow.Promotions;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Deposits;
using Portal.Jobs;
using Portal.Promoting;
using Portal.Promoting.Copying;
using Portal.Tests.Deposits;
using static Portal.Tests.AtOnce.Beginning;

namespace Portal.Tests.AtOnce;

/// <summary>A copy that halted and was let go on waits for its turn, while its deposit still says that it halted.</summary>
public sealed class GivenBackTests
{
    [Fact]
    public async Task Nothing_is_given_back_while_its_copy_waits()
    {
        await using var place = await Place.NewAsync();
        var plan = await HaltedAsync(place);
        await place.Get<Promotions>().ResumeAsync(plan.Id, Erin);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => place.Get<DepositActs>().AskChangesAsync(plan.DepositId, "Mend it.", Erin));
        Assert.Contains("cancel it first", refused.Message, StringComparison.Ordinal);
        Assert.Equal(DepositState.Failed, (await DepositAsync(place, "lab")).State);
        Assert.Equal((false, "the portal"), await OfferedAsync());

        await place.Get<Promotions>().CancelAsync(plan.Id, Erin);
        Assert.Equal((true, "a maintainer"), await OfferedAsync());
        await place.Get<DepositActs>().AskChangesAsync(plan.DepositId, "Mend it.", Erin);
        Assert.Equal(DepositState.ChangesAsked, (await DepositAsync(place, "lab")).State);

        // What pages offer, and whose turn they say it is.
        async Task<(bool, string?)> OfferedAsync()
        {
            var row = (await place.Get<DepositQueries>().FindAsync(plan.DepositId, Erin))!;
            return (row.Offers(DepositAct.AskChanges, Erin, place.Clock.GetUtcNow()), NextActor.Of(row, Erin).Who);
        }
    }

    /// <summary>As a version before could leave it: its job would say Running for ever.</summary>
    [Fact]
    public async Task A_copy_of_what_was_given_back_fails()
    {
        await using var place = await Place.NewAsync();
        var plan = await HaltedAsync(place);
        await place.Get<Promotions>().ResumeAsync(plan.Id, Erin);
        await TakeUpAsync(place);
        await place.LookAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE Deposits SET State = 'ChangesAsked'"));

        await WorkerOf(place).FailAsync(plan.Id, "A copy begins once it was approved.", default);

        Assert.Equal(JobState.Failed, await place.LookAsync(db => db.Promotions.Select(p => p.State).SingleAsync()));
        Assert.Equal(DepositState.ChangesAsked, (await DepositAsync(place, "lab")).State);
    }

    private static async Task<Promotion> HaltedAsync(Place place)
    {
        await place.KeepAsync(Lives.To(DepositState.Submitted, "cpg0037-oasis/lab", Ada, Chidi, Shantanu));
        var (deposit, at) = (await DepositAsync(place, "lab"), place.Clock.Now);
        var run = await DoneAsync(place, CheckRun.Ask(deposit, Ada, at), at);
        var plan = Promotion.Plan(deposit, run, Erin, at);
        plan.TakeUp("", TimeSpan.Zero, at);
        plan.FinishPlan(new PlanSummary(), at);
        await place.KeepAsync(run, plan);
        await place.Get<Promotions>().ApproveAsync(plan.Id, plan.SnapshotHash, null, Erin);
        await TakeUpAsync(place);
        await WorkerOf(place).FailAsync(plan.Id, "The bucket was away.", default);
        return plan;
    }

    private static async Task TakeUpAsync(Place place)
    {
        await using var db = await place.Get<IDbContextFactory<PortalDb>>().BeginAsync(default);
        (await db.Promotions.SingleAsync()).TakeUp("", TimeSpan.Zero, place.Clock.Now);
        await db.SaveChangesAsync();
    }

    private static PromotionWorker WorkerOf(Place place) => place.All<IWorker>().OfType<PromotionWorker>().Single();
}
