using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Portal.Auditing;

namespace Portal.Tests.Journeys;

public sealed class SubmissionTests
{
    private const string Prefix = "cpg0048-bsc/broad";

    [Fact]
    public async Task Without_a_check_one_begins_and_nothing_is_submitted_before_it_was_seen()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(objects: World.Complete);

        Assert.Contains(
            "Check the data first",
            await World.RefusalOfAsync(() => world.Submissions.SubmitAsync(deposit, Guid.NewGuid(), "Well.", World.Ada)),
            StringComparison.Ordinal);
        var begun = await world.Submissions.PrepareAsync(deposit, starts: true, World.Ada);
        var ready = await World.UntilAsync(() => world.Submissions.PrepareAsync(deposit, starts: false, World.Ada), view => view.Running is null);
        var again = await world.Submissions.PrepareAsync(deposit, starts: true, World.Ada);

        Assert.NotNull(begun.Running);
        Assert.Equal((begun.Running, true), (ready.Check?.Id, ready.IsReady));
        Assert.Equal(ready.Check, again.Check);
        await world.Submissions.SubmitAsync(deposit, ready.Check!.Id, null, World.Ada);
        Assert.Equal((DepositState.Submitted, ready.Check.Id), (
            (await world.DepositQueries.FindAsync(deposit, World.Erin))!.State,
            (await world.DepositQueries.FindAsync(deposit, World.Erin))!.Entity.SubmittedCheckId));
    }

    [Theory]
    [InlineData("added")]
    [InlineData("written again")]
    [InlineData("gone")]
    public async Task Data_that_changed_since_is_checked_again(string change)
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(objects: World.Complete);
        var run = await world.CheckAsync(deposit);
        await (change switch
        {
            "added" => world.PutAsync(World.Staging, $"{Prefix}/images/late.tiff", "arrived after the check"),
            "gone" => world.DeleteAsync(World.Staging, World.KeyOf(Prefix, 3)),
            _ => world.PutAsync(World.Staging, World.KeyOf(Prefix, 5), "something else, of another length"),
        });

        Assert.Contains(
            change, await World.RefusalOfAsync(() => world.Submissions.SubmitAsync(deposit, run.Id, "Well.", World.Ada)), StringComparison.Ordinal);
        var begun = await world.Submissions.PrepareAsync(deposit, starts: true, World.Ada);
        var ready = await World.UntilAsync(() => world.Submissions.PrepareAsync(deposit, starts: false, World.Ada), view => view.Running is null);

        Assert.NotNull(begun.Running);
        Assert.NotEqual(run.Id, ready.Check!.Id);
        Assert.Contains(
            "newer check",
            await World.RefusalOfAsync(() => world.Submissions.SubmitAsync(deposit, run.Id, "Well.", World.Ada)),
            StringComparison.Ordinal);
        await world.Submissions.SubmitAsync(deposit, ready.Check.Id, "Well.", World.Ada);
    }

    [Fact]
    public async Task Of_two_at_once_one_is_submitted_and_errors_need_words_of_both()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(objects: World.Complete);
        await world.PutAsync(World.Staging, $"{Prefix}/images/.DS_Store", "x");
        var run = await world.CheckAsync(deposit);

        Assert.Contains(
            $"found {run.Figures.Errors} error",
            await World.RefusalOfAsync(() => world.Submissions.SubmitAsync(deposit, run.Id, null, World.Ada)),
            StringComparison.Ordinal);
        var both = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(i => TriedAsync(() => world.Submissions.SubmitAsync(deposit, run.Id, $"Known {i}.", World.Ada))));

        Assert.Single(both, refusal => refusal is null);
        var row = (await world.DepositQueries.FindAsync(deposit, World.Erin))!;
        Assert.Equal($"Known {Array.IndexOf(both, null)}.", row.Entity.SubmittedWords);
        var facts = (await world.Audit.ListAsync(new AuditFilter(What: "deposit.submitted"), null, World.Erin)).Facts;
        Assert.EndsWith(
            $"11 objects of 10 declared, {run.Figures.Errors} {(run.Figures.Errors == 1 ? "error" : "errors")}, snapshot {(await world.Checks.ReadAsync(run.Id, World.Ada))!.SnapshotHash}: {row.Entity.SubmittedWords}",
            Assert.Single(facts).Words,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_neither_look_nor_submit()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(objects: World.Complete);
        var run = await world.CheckAsync(deposit);

        foreach (var other in new[] { World.Noor, World.Chidi, World.Erin })
        {
            Assert.NotEmpty(await World.RefusalOfAsync(() => world.Submissions.PrepareAsync(deposit, starts: true, other)));
            Assert.NotEmpty(await World.RefusalOfAsync(() => world.Submissions.SubmitAsync(deposit, run.Id, "Well.", other)));
        }
    }

    private static async Task<string?> TriedAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Message;
        }
    }
}
