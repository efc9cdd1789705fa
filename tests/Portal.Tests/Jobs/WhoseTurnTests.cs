using System.Collections.Concurrent;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Promotions;
using Portal.Jobs;
using Portal.Tests.AtOnce;
using Portal.Tests.Deposits;
using Portal.Tests.Journeys;

namespace Portal.Tests.Jobs;

/// <summary>Which job begins next: of all kinds the oldest, a place is kept for promotions, and nobody's checks run side by side.</summary>
public sealed class WhoseTurnTests
{
    [Fact]
    public async Task The_oldest_begins_first_of_whichever_kind()
    {
        await using var place = await Place.NewAsync(jobs: 1);
        var first = await CheckAsync(place, World.Ada);
        var plan = await PlanAsync(place);

        // The clock is set back: what was asked later looks older by its time.
        place.Clock.Now -= TimeSpan.FromDays(2);
        var last = await CheckAsync(place, World.Noor);

        Assert.Equal([first, plan, last], await BegunAsync(place, [first, plan, last]));
    }

    [Fact]
    public async Task Checks_that_keep_coming_do_not_overtake_an_approved_copy()
    {
        await using var place = await Place.NewAsync(jobs: 1);
        var older = await CheckAsync(place, World.Ada);
        var copy = await PlanAsync(place, isApproved: true);
        Guid[] newer = [await CheckAsync(place, World.Noor), await CheckAsync(place, World.Erin)];

        Assert.Equal([older, copy, .. newer], await BegunAsync(place, [older, copy, .. newer]));
    }

    [Fact]
    public async Task A_place_is_kept_for_promotions()
    {
        await using var place = await Place.NewAsync(jobs: 2);
        var first = await CheckAsync(place, World.Ada);
        var second = await CheckAsync(place, World.Noor);
        var plan = await PlanAsync(place);

        Assert.Equal([first, plan, second], await BegunAsync(place, [plan, first, second], atOnce: 2));
    }

    [Fact]
    public async Task One_check_of_a_person_runs_at_a_time()
    {
        await using var place = await Place.NewAsync(jobs: 4);
        Guid[] adas = [await CheckAsync(place, World.Ada), await CheckAsync(place, World.Ada), await CheckAsync(place, World.Ada)];
        var noors = await CheckAsync(place, World.Noor);

        Assert.Equal([adas[0], noors, adas[1], adas[2]], await BegunAsync(place, [adas[0], adas[1], noors, adas[2]], atOnce: 2));
    }

    /// <summary>Lets the jobs begin; once so many run as may at once, they are let end one after another.</summary>
    private static async Task<List<Guid>> BegunAsync(Place place, Guid[] ending, int atOnce = 1)
    {
        var begun = new ConcurrentQueue<Guid>();
        var workers = place.All<IWorker>().Select(worker => new HeldWorker(worker, begun)).ToArray();
        using var runner = place.Make<JobRunner>((IEnumerable<IWorker>)workers);
        await runner.StartAsync(default);
        await World.UntilAsync(() => Task.FromResult(begun.Count), count => count >= atOnce);
        foreach (var id in ending)
        {
            await World.UntilAsync(() => Task.FromResult(begun.Contains(id)), hasBegun => hasBegun);
            Array.ForEach(workers, worker => worker.LetEnd(id));
        }

        await World.UntilAsync(() => Task.FromResult(begun.Count), count => count == ending.Length);
        await runner.StopAsync(default);
        return [.. begun];
    }

    private static async Task<Guid> CheckAsync(Place place, Actor by)
    {
        var run = CheckRun.AskOfGallery(Curation.Store.Prefix.Parse("cpg0037-oasis/broad"), by with { Role = Role.Maintainer }, place.Clock.Now);
        await place.KeepAsync(run);
        return run.Id;
    }

    private static async Task<Guid> PlanAsync(Place place, bool isApproved = false)
    {
        var at = place.Clock.Now;
        var deposit = Lives.To(DepositState.Submitted, $"cpg0037-oasis/lab", World.Ada, World.Chidi, World.Shantanu);
        var run = CheckRun.Ask(deposit, World.Ada, at);
        run.TakeUp("", TimeSpan.Zero, at);
        run.Finish(new CheckResult(new Curation.Store.Tally(1, 1), 1, 0, 0, 0, "ab", "rules", "", Harmful: 0), at);
        var plan = Promotion.Plan(deposit, run, World.Erin, at);
        await place.KeepAsync(deposit, run);
        if (isApproved)
        {
            plan.TakeUp("", TimeSpan.Zero, at);
            plan.FinishPlan(new Curation.Plans.PlanSummary(), at);
            plan.Approve(deposit, run, "ab", null, World.Erin, at);
        }

        await place.KeepAsync(plan);
        return plan.Id;
    }
}
