using System.Text.Json;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Credentials;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Grants;
using Curation.Workflow.Jobs;
using Curation.Workflow.Promotions;
using Curation.Workflow.Registries;
using Microsoft.Extensions.DependencyInjection;
using Portal.Checking;
using Portal.Credentials;
using Portal.Credentials.Tokens;
using Portal.Deposits;
using Portal.Grants;
using Portal.Jobs;
using Portal.Promoting;
using Portal.Registering;
using Portal.Tests.Deposits;
using Portal.Tests.Journeys;
using Portal.Writers;
using static Portal.Tests.AtOnce.Beginning;

namespace Portal.Tests.AtOnce;

/// <summary>Between two acts the clock is set back by two days, and with it the ids that are made of it: what came later stays the newest.</summary>
public sealed class ClockSetBackTests
{
    private static readonly TimeSpan Back = TimeSpan.FromDays(2);

    [Fact]
    public async Task The_newest_check_is_the_one_that_was_asked_for_last()
    {
        await using var place = await Place.NewAsync();
        var deposit = await KeptAsync(place, DepositState.Submitted);
        var older = await DoneAsync(place, CheckRun.Ask(deposit, Ada, place.Clock.Now), place.Clock.Now);
        await place.KeepAsync(older);
        var plan = Planned(deposit, older, place);
        await place.KeepAsync(plan);
        var newer = await LaterAsync(place, await DoneAsync(place, CheckRun.Ask(deposit, Ada, place.Clock.Now - Back), place.Clock.Now), back: true);

        Assert.Equal(newer, (await place.Get<Checks>().NewestAsync(deposit.Id, Erin))!.Id);
        Assert.Equal([newer, older.Id], (await place.Get<Checks>().HistoryAsync(deposit.Id, Erin)).Select(run => run.Id));
        Assert.Equal(newer, (await place.Get<LatestChecks>().OfAsync([deposit.Id], Erin))[deposit.Id].RunId);
        Assert.Equal([newer, plan.Id, older.Id], (await place.Get<JobList>().ListAsync(Erin, liveOnly: false)).Select(job => job.Id));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => place.Get<Promotions>().ApproveAsync(plan.Id, plan.SnapshotHash, null, Erin));
        Assert.Contains("newer check exists", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_plan_is_the_one_that_was_made_last()
    {
        await using var place = await Place.NewAsync();
        var deposit = await KeptAsync(place, DepositState.Submitted);
        var run = await DoneAsync(place, CheckRun.Ask(deposit, Ada, place.Clock.Now), place.Clock.Now);
        var older = Planned(deposit, run, place);
        await place.KeepAsync(run);
        await place.KeepAsync(older);
        var newer = await LaterAsync(place, Planned(deposit, run, place), back: true);

        Assert.Equal(newer, (await place.Get<Promotions>().NewestAsync(deposit.Id, Erin))!.Id);
        var refused = await Assert.ThrowsAsync<RefusedException>(
            () => place.Get<Promotions>().ApproveAsync(older.Id, older.SnapshotHash, null, Erin));
        Assert.Contains("newer plan", refused.Message, StringComparison.Ordinal);
        await place.Get<Promotions>().ApproveAsync(newer, older.SnapshotHash, null, Erin);
    }

    /// <summary>Access was taken away and given again: credentials rest on what was given last.</summary>
    [Fact]
    public async Task Access_rests_on_the_grant_that_was_given_last()
    {
        await using var place = await Place.NewAsync();
        var deposit = await KeptAsync(place, DepositState.Open);
        var first = Grant.Want(deposit, Erin, place.Clock.Now);
        first.Make("", place.Clock.Now);
        first.Revoke("Enough.", Erin, place.Clock.Now);
        await place.KeepAsync(first);
        var again = Grant.Want(deposit, Erin, place.Clock.Now);
        again.Make("", place.Clock.Now);
        await LaterAsync(place, again, back: true);

        Assert.NotNull(await place.Get<CredentialVending>().AskAsync(deposit.Id, Permission.Read, TimeSpan.FromHours(1), Ada));
        Assert.Equal([again.Id, first.Id], (await place.Get<WriterActs>().OfDepositAsync(deposit.Id, Erin)).Select(row => row.Grant!.Id));
    }

    [Fact]
    public async Task Lists_go_on_in_the_order_in_which_things_came()
    {
        await using var place = await Place.NewAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < DepositQueries.PageSize + 5; i++)
        {
            ids.Add(await LaterAsync(place, Lives.To(DepositState.Requested, $"cpg0037-oasis/lab{i}", Ada, Chidi, Erin), back: i % 2 == 1));
        }

        foreach (var oldestFirst in new[] { true, false })
        {
            var first = await place.Get<DepositQueries>().ListAsync(Erin, [], null, oldestFirst, null);
            var second = await place.Get<DepositQueries>().ListAsync(Erin, [], null, oldestFirst, first.Next);

            Assert.Equal(oldestFirst ? ids : Enumerable.Reverse(ids), first.Rows.Concat(second.Rows).Select(row => row.Id));
        }

        Assert.Equal(ids.Take(DepositQueries.PageSize), (await place.Get<DepositQueries>().WaitingAsync(Erin)).Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task The_registry_in_force_is_the_one_that_was_imported_last()
    {
        await using var place = await Place.NewAsync();
        await ImportAsync("cpg0060-first", back: false);
        await ImportAsync("cpg0061-second", back: true);
        await place.Get<CurrentRegistry>().ReloadAsync();

        Assert.NotNull(place.Get<CurrentRegistry>().Now.Find("cpg0061-second"));

        async Task ImportAsync(string project, bool back)
        {
            var text = System.Text.Encoding.UTF8.GetString(Curation.Registries.RegistryFile.Gallery.Bytes.Span)
                + $"  - name: {project}\n    description: \"\"\n    status: unpublished\n";
            var file = Curation.Yaml.RegistryYaml.Read(System.Text.Encoding.UTF8.GetBytes(text), new Curation.Registries.FaultList())!;
            await LaterAsync(
                place,
                RegistryImport.Apply(
                    file, "registry.yml", Curation.Registries.RegistryFile.Gallery, [], [], new HashSet<ProjectName>(), Erin, place.Clock.Now),
                back);
        }
    }

    [Fact]
    public async Task An_hour_that_began_before_does_not_last_two_days()
    {
        await using var place = await Beginning.MakeAsync();
        var open = (await DepositAsync(place, "open")).Id;
        var token = await place.Get<AccessTokens>().MakeAsync(open, "five", Permission.Read, TimeSpan.FromDays(1), Ada);
        await place.Get<CredentialVending>().AskAsync(open, Permission.Read, TimeSpan.FromHours(1), Ada);
        for (var i = 0; i < AccessToken.MostAnHour; i++)
        {
            await place.Get<Renewals>().RenewAsync(token.Text, TimeSpan.FromHours(1), "IPv4", default);
        }

        await Assert.ThrowsAsync<RefusedException>(() => place.Get<CredentialVending>().AskAsync(open, Permission.Read, TimeSpan.FromHours(1), Ada));
        await Assert.ThrowsAsync<TokenRefusedException>(() => place.Get<Renewals>().RenewAsync(token.Text, TimeSpan.FromHours(1), "IPv4", default));
        place.Clock.Now -= Back;

        Assert.NotNull(await place.Get<CredentialVending>().AskAsync(open, Permission.Read, TimeSpan.FromHours(1), Ada));
        Assert.NotNull(await place.Get<Renewals>().RenewAsync(token.Text, TimeSpan.FromHours(1), "IPv4", default));
    }

    /// <summary>A clock that runs backwards all the time: whenever it is set back, the receipt's times stand in their order.</summary>
    [Fact]
    public async Task Nothing_is_verified_before_it_was_approved()
    {
        await using var world = new World(services => services.AddSingleton<TimeProvider>(new Backwards()), isOnNetwork: false);
        var deposit = await world.OpenAsync();
        var plan = await world.PlanAsync(deposit);
        await world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin);
        var end = await world.EndOfAsync(deposit);

        Assert.True(end.State is JobState.Done, end.Reason);
        using var receipt = JsonDocument.Parse((await world.Receipts.FindAsync(plan.Id))!);
        var times = new[] { "approvedAt", "startedAt", "verifiedAt" }.Select(name => receipt.RootElement.GetProperty(name).GetDateTimeOffset())
            .ToList();
        Assert.Equal(times.Order(), times);
        Assert.True(end.EndedAt >= end.StartedAt && end.StartedAt >= end.ApprovedAt);
    }

    private static async Task<Deposit> KeptAsync(Place place, DepositState state)
    {
        await place.KeepAsync(Lives.To(state, "cpg0037-oasis/lab", Ada, Chidi, Shantanu));
        return await DepositAsync(place, "lab");
    }

    private static Promotion Planned(Deposit deposit, CheckRun run, Place place)
    {
        var plan = Promotion.Plan(deposit, run, Erin, place.Clock.Now);
        plan.TakeUp("", TimeSpan.Zero, place.Clock.Now);
        plan.FinishPlan(new Curation.Plans.PlanSummary(), place.Clock.Now);
        return plan;
    }

    /// <summary>Stores it last of all, if asked with the id that it would have had by a clock that was set back before.</summary>
    private static async Task<Guid> LaterAsync(Place place, Subject subject, bool back)
    {
        if (back)
        {
            // Ids are made by the machine's clock, which a test leaves alone.
            typeof(Subject).GetProperty(nameof(Subject.Id))!
                .GetSetMethod(nonPublic: true)!
                .Invoke(subject, [Guid.CreateVersion7(DateTimeOffset.UtcNow - Back)]);
        }

        await place.KeepAsync(subject);
        return subject.Id;
    }

    private sealed class Backwards : TimeProvider
    {
        private readonly DateTimeOffset since = DateTimeOffset.UtcNow;
        private int asked;

        public override DateTimeOffset GetUtcNow() => since.AddSeconds(-Interlocked.Increment(ref asked));
    }
}
