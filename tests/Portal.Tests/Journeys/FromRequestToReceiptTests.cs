using System.Net;
using Curation.Store;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Jobs;
using Curation.Workflow.Promotions;
using Portal.Auditing;

namespace Portal.Tests.Journeys;

public sealed class FromRequestToReceiptTests
{
    private const string Where = "cpg0048-bsc/broad";

    [Fact]
    public async Task Exactly_what_was_approved_is_published_with_a_receipt_and_every_step_is_told()
    {
        await using var world = new World();
        var deposit = await world.Requests.AskAsync(Where, "A plate", 6, World.Chidi.Email, World.Ada);
        await world.Deposits.OpenAsync(deposit, World.Erin);
        var credentials = await world.Credentials.AskAsync(deposit, Permission.ReadWrite, TimeSpan.FromHours(1), World.Ada);
        for (var i = 0; i < 6; i++)
        {
            await world.PutAsync(World.Staging, World.KeyOf(Where, i), World.TextOf(Where, i, 6));
        }

        var check = await world.CheckAsync(deposit);
        await world.SubmitAsync(deposit);
        await world.Promotions.PlanAsync(deposit, World.Erin);
        var plan = await World.UntilAsync(() => world.Promotions.NewestAsync(deposit, World.Erin), p => p is { AwaitsApproval: true });
        await world.Promotions.ApproveAsync(plan!.Id, plan.SnapshotHash, null, World.Shantanu);
        var end = await world.EndOfAsync(deposit);

        Assert.True(credentials.Expires > DateTimeOffset.UtcNow);
        Assert.Equal((JobState.Done, 6L, 6L), (check.State, check.Figures.Found.Objects, check.Figures.Counted));
        Assert.Equal((6L, 0L, 0L), (plan.New.Objects, plan.Identical.Objects, plan.ConflictingObjects));
        Assert.True(end.State is JobState.Done, end.Reason);
        Assert.Equal(
            Enumerable.Range(0, 6).Select(i => World.KeyOf(Where, i)).Order(StringComparer.Ordinal),
            (await world.GalleryAsync($"{Where}/")).Select(o => o.Key));
        var receipt = Receipt.FromJson(await world.Browser().GetStringAsync(new Uri($"/receipts/{end.Id}.json", UriKind.Relative)));
        Assert.Equal(
            (6L, (await world.Checks.ReadAsync(check.Id, World.Ada))!.SnapshotHash, "Shantanu", true),
            (receipt.Objects, receipt.SnapshotHash, receipt.ApprovedBy, receipt.StagingUnchanged));
        Assert.Equal(CopyGuarantee.EnforcedByServer, receipt.Guarantee);
        Assert.Equal(DepositState.Published, (await world.DepositQueries.FindAsync(deposit, World.Ada))!.State);
        var facts = await world.Audit.ListAsync(new AuditFilter(), null, World.Erin);
        string[] steps =
        [
            "deposit.requested", "deposit.opened", "credentials.asked", "check.asked", "check.done", "deposit.submitted", "plan.asked", "plan.done",
            "deposit.approved", "promotion.approved", "deposit.copying", "deposit.published", "copy.done",
        ];
        var told = facts.Facts.Select(fact => fact.What).Where(what => !what.StartsWith("grant.", StringComparison.Ordinal)).ToList();

        // Facts of one save have no order among themselves.
        Assert.Equal(steps.Order(), told.Order());
        Assert.Equal(steps[..8], told.AsEnumerable().Reverse().Take(8));
        Assert.Contains(
            facts.Facts, fact => fact.What is "grant.ending" && fact.Words.Contains("the deposit was published", StringComparison.Ordinal));
        Assert.Empty((await world.Trail.VerifyAsync(World.Erin)).Faults);
    }

    [Fact]
    public async Task What_is_there_already_is_not_copied_again()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync();
        await world.PutAsync(World.Gallery, World.KeyOf(Where, 2), World.TextOf(Where, 2, 6));
        var before = (await world.GalleryAsync($"{Where}/")).Single();

        var plan = await world.PlanAsync(deposit);
        await world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin);
        var end = await world.EndOfAsync(deposit);

        Assert.Equal((5L, 1L), (plan.New.Objects, plan.Identical.Objects));
        Assert.True(end.State is JobState.Done, end.Reason);
        Assert.Contains(before, await world.GalleryAsync($"{Where}/"));
    }

    [Fact]
    public async Task A_conflict_blocks_the_approval_and_the_gallery_keeps_its_object()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync();
        await world.PutAsync(World.Gallery, World.KeyOf(Where, 2), "published years ago");

        var plan = await world.PlanAsync(deposit);
        var refusal = await World.RefusalOfAsync(() => world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin));

        Assert.Equal((1L, World.KeyOf(Where, 2)), (plan.ConflictingObjects, plan.ConflictingKeys.Single()));
        Assert.Contains("Nothing there is overwritten", refusal, StringComparison.Ordinal);
        Assert.Equal("published years ago", await world.TextAsync(World.Gallery, World.KeyOf(Where, 2)));
    }

    [Fact]
    public async Task A_receipt_that_does_not_exist_is_not_found()
    {
        await using var world = new World();

        using var answer = await world.Browser().GetAsync(new Uri($"/receipts/{Guid.NewGuid()}.json", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
