using Curation.Store;
using Curation.Workflow.Checks;
using Curation.Workflow.Deposits;
using Curation.Workflow.Jobs;
using Curation.Workflow.Promotions;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Jobs;
using Portal.Tests.AtOnce;
using Portal.Tests.Deposits;
using Portal.Tests.Journeys;

namespace Portal.Tests.Jobs;

/// <summary>A running job of each kind keeps its lease, whoever changes its row meanwhile; nobody else's lease is touched.</summary>
public sealed class JobLeasesTests
{
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task What_runs_here_is_held_on_of_each_kind()
    {
        await using var place = await Place.NewAsync();
        var leases = place.Get<JobLeases>();
        var ours = await JobsAsync(place, leases.TakeUp);
        var idle = await JobsAsync(place, leases.TakeUp);
        var theirs = await JobsAsync(place, OfAnother(place));
        Assert.Equal(place.All<IWorker>().Count(), ours.Count);
        var before = await RowsAsync(place);

        place.Clock.Now += Later;
        using var cancel = new CancellationTokenSource();
        Assert.All(ours.Concat(theirs), id => Assert.True(place.Get<PendingJobs>().Enter(id, cancel)));
        await leases.RenewAsync(default);

        var after = await RowsAsync(place);
        Assert.All(ours, id => Assert.Equal((place.Clock.Now + JobLeases.Lease, before[id].Version), (after[id].LeaseUntil, after[id].Version)));
        Assert.All(idle.Concat(theirs), id => Assert.Equal(before[id].LeaseUntil, after[id].LeaseUntil));
    }

    [Fact]
    public async Task What_says_that_it_runs_at_the_start_waits_again_of_each_kind()
    {
        await using var place = await Place.NewAsync();
        var left = await JobsAsync(place, OfAnother(place));

        await place.Get<JobLeases>().AdoptOrphansAsync(default);

        var rows = await RowsAsync(place);
        Assert.All(left, id => Assert.Equal((JobState.Queued, null), (rows[id].State, rows[id].LeaseUntil)));
    }

    private static Action<Job> OfAnother(Place place) => job => job.TakeUp("another", JobLeases.Lease, place.Clock.Now);

    /// <summary>A job of each kind that was taken up.</summary>
    private static async Task<IReadOnlyList<Guid>> JobsAsync(Place place, Action<Job> takeUp)
    {
        var at = place.Clock.Now;
        var deposit = Lives.To(DepositState.Submitted, "cpg0037-oasis/lab", World.Ada, World.Chidi, World.Shantanu);
        var check = CheckRun.Ask(deposit, World.Ada, at);
        check.TakeUp("", TimeSpan.Zero, at);
        check.Finish(new CheckResult(new Tally(1, 1), 1, 0, 0, 0, "ab", "rules", "", Harmful: 0), at);
        Job[] jobs = [CheckRun.AskOfGallery(Prefix.Parse("cpg0037-oasis/broad"), World.Erin, at), Promotion.Plan(deposit, check, World.Erin, at)];
        await place.KeepAsync(deposit, check);
        Array.ForEach(jobs, takeUp);
        await place.KeepAsync(jobs);
        return [.. jobs.Select(job => job.Id)];
    }

    private static async Task<Dictionary<Guid, Job>> RowsAsync(Place place)
    {
        await using var db = await place.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var rows = new Dictionary<Guid, Job>();
        foreach (var worker in place.All<IWorker>())
        {
            (await worker.Rows(db).AsNoTracking().ToListAsync()).ForEach(job => rows.Add(job.Id, job));
        }

        return rows;
    }
}
