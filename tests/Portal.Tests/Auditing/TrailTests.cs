using System.Net;
using System.Text.Json;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Jobs;
using Curation.Workflow.Promotions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Portal.Auditing;
using Portal.Data;
using Portal.Tests.Identity;
using Portal.Tests.Journeys;
using Testing.Running;

namespace Portal.Tests.Auditing;

/// <summary>What whoever has the database file does to it shows: by the anchors, by the receipts, and by what the rows say.</summary>
public sealed class TrailTests
{
    private const string NoTriggers =
        "DROP TRIGGER FactsAreNotChanged; DROP TRIGGER FactsAreNotRemoved; DROP TRIGGER FactsAreAppended; DROP TRIGGER ReceiptsAreNotChanged; "
        + "DROP TRIGGER ReceiptsAreNotRemoved; DROP TRIGGER ReceiptsAreNotReplaced; DROP TRIGGER ReceiptsAreNotDisplaced;";

    [Fact]
    public async Task It_says_how_many_facts_until_when_and_that_its_end_is_anchored()
    {
        await using var world = new World();
        var (deposit, promotion) = await PublishedAsync(world);

        var report = await world.Trail.VerifyAsync(World.Erin);
        using var erin = await world.SignedInAsync("erin");
        using var said = JsonDocument.Parse(await erin.GetStringAsync(new Uri("/api/audit/trail", UriKind.Relative)));

        Assert.Empty(report.Faults);
        Assert.Matches($"^{report.Facts} facts, the last of 20..-..-.., anchored$", report.Summary);
        Assert.Equal(report.Summary, said.RootElement.GetProperty("words").GetString());
        var anchor = TrailEnd.OfName((await world.GalleryAsync(".portal-trail/"))[^1].Key[".portal-trail/".Length..]);
        Assert.Equal(new TrailEnd(report.Facts, report.LastHash), anchor);
        var receipt = Receipt.FromJson((await world.Receipts.FindAsync(promotion))!);
        Assert.True(receipt.Trail!.Facts > 10 && receipt.Trail.Facts < report.Facts);
        Assert.Equal(World.Complete, (await world.GalleryAsync("cpg")).Count);
        Assert.NotEqual(Guid.Empty, deposit);
        await Assert.ThrowsAsync<RefusedException>(() => world.Trail.VerifyAsync(World.Ada));
    }

    [Theory]
    [InlineData("DELETE FROM Facts WHERE Number > (SELECT max(Number) - 2 FROM Facts)", "its end is gone")]
    [InlineData("DELETE FROM Facts", "its end is gone")]
    [InlineData("DELETE FROM Facts WHERE Number = 3", "Fact 3 is not what was told")]
    [InlineData("UPDATE Facts SET Words = 'nothing' WHERE Number = 2", "Fact 2 is not what was told")]
    [InlineData("UPDATE Facts SET Words = Words || ' and more' WHERE Number = (SELECT max(Number) FROM Facts)", "is not what was told")]
    [InlineData("DELETE FROM Facts; DELETE FROM Promotions; DELETE FROM Deposits; DELETE FROM CheckRuns; DELETE FROM Grants; DELETE FROM People", "its end is gone")]
    [InlineData("UPDATE Deposits SET State = 'Open'", "is Open in the database and Published by the trail")]
    [InlineData("UPDATE Promotions SET Receipt = replace(Receipt, '\"errors\": 0', '\"errors\": 1')", "is not the one that fact")]
    [InlineData("UPDATE Promotions SET Receipt = ''", "which is gone")]
    [InlineData("UPDATE Promotions SET ApprovedBy = 'Ada', Id = '01930000-0000-7000-8000-000000000009'", "no fact tells of it")]
    [InlineData("INSERT INTO Facts SELECT Number + 1, SubjectId, DepositId, Prefix, At, ActorId, ActorName, What, Words, Hash, Hash FROM Facts ORDER BY Number DESC LIMIT 1", "is not what was told")]
    [InlineData("SELECT 1", "lacks its trigger")]
    [InlineData("CREATE TRIGGER FactsAreNotChanged BEFORE UPDATE ON Facts WHEN 0 BEGIN SELECT RAISE(ABORT, 'Facts are final.'); END", "FactsAreNotChanged of the database is another")]
    public async Task What_was_changed_in_the_database_is_told(string sql, string words)
    {
        await using var world = new World();
        await PublishedAsync(world);
        Assert.Empty((await world.Trail.VerifyAsync(World.Erin)).Faults);

        await RunAsync(world, NoTriggers + sql);
        var report = await world.Trail.VerifyAsync(World.Erin);

        Assert.Contains(report.Faults, fault => fault.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task By_whom_of_what_and_for_whom_something_was_approved_is_held_against_the_facts()
    {
        await using var world = new World();
        await PublishedAsync(world);

        await RunAsync(
            world,
            NoTriggers + "UPDATE Promotions SET ApprovedBy = 'Ada', SnapshotHash = '0123'; UPDATE Deposits SET OwnerId = 'persona:noor', Prefix = 'cpg0048-bsc/other'; "
            + "CREATE TRIGGER Quiet AFTER INSERT ON Facts BEGIN UPDATE Deposits SET State = 'Open' WHERE 0; END");
        var faults = string.Join('\n', (await world.Trail.VerifyAsync(World.Erin)).Faults);

        Assert.Contains("was approved by Ada in the database and by Shantanu", faults, StringComparison.Ordinal);
        Assert.Contains("names another snapshot than was approved", faults, StringComparison.Ordinal);
        Assert.Contains("is another person's than the one who asked for it", faults, StringComparison.Ordinal);
        Assert.Contains("The deposit cpg0048-bsc/other is cpg0048-bsc/broad by the trail", faults, StringComparison.Ordinal);
        Assert.Contains("has a trigger Quiet that the portal did not make", faults, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_that_were_told_after_the_last_anchor_are_missed_by_what_the_rows_say()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync();
        await world.Trail.VerifyAsync(World.Erin);
        await world.Deposits.CommentAsync(deposit, "One more word.", World.Ada);

        await RunAsync(world, NoTriggers + "DELETE FROM Facts WHERE Number = (SELECT max(Number) FROM Facts)");

        Assert.Contains((await world.Trail.VerifyAsync(World.Erin)).Faults, fault => fault.Contains("facts tell of it", StringComparison.Ordinal));
    }

    /// <summary>Else whoever cuts them off with their rows within the hour is seen by nothing.</summary>
    [Fact]
    public async Task An_approval_and_a_publication_are_anchored_without_waiting_for_the_hour()
    {
        await using var gate = await Gate.StartAsync();
        await using var world = new World(("Portal:SandboxGate", gate.Address));
        var deposit = await world.OpenAsync();
        var plan = await world.PlanAsync(deposit);

        var copying = gate.HoldAsync("PUT", $"/{World.Gallery}/cpg");
        await world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin);
        await copying.WaitAsync(TimeSpan.FromMinutes(1));
        await AnchoredAsync("promotion.approved");
        gate.LetPass();
        var end = await world.EndOfAsync(deposit);
        await AnchoredAsync("copy.done");

        Assert.True(end.State is JobState.Done, end.Reason);

        async Task AnchoredAsync(string what)
        {
            var fact = Assert.Single((await world.Audit.ListAsync(new AuditFilter(What: what), null, World.Erin)).Facts);
            await World.UntilAsync(() => world.Services.GetRequiredService<Anchors>().ReadAsync(default), ends => ends.Any(kept => kept.End.Facts >= fact.Number));
        }
    }

    [Theory]
    [InlineData("UPDATE Promotions SET Receipt = replace(Receipt, '\"errors\": 0', '\"errors\": 1')", "another than fact")]
    [InlineData("UPDATE Promotions SET Receipt = ''", "is gone from the database")]
    [InlineData("DELETE FROM Facts WHERE What = 'copy.done'", "No fact")]
    [InlineData("UPDATE Facts SET Words = 'x' WHERE What = 'copy.done'", "is not what was told")]
    public async Task A_receipt_that_is_not_what_was_made_is_not_served(string sql, string words)
    {
        await using var world = new World();
        var (_, id) = await PublishedAsync(world);
        using var browser = world.Browser();

        await RunAsync(world, NoTriggers + sql);
        using var answer = await browser.GetAsync(new Uri($"/receipts/{id}.json", UriKind.Relative));
        var page = await browser.GetStringAsync(new Uri($"/receipts/{id}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Published", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_right_to_write_the_portal_goes_on_and_says_that_nothing_is_anchored()
    {
        await using var world = new World(services => services.Replace(ServiceDescriptor.Singleton<IWriteOnce>(new NoRight())), isOnNetwork: false);
        await world.OpenAsync();

        var report = await world.Trail.VerifyAsync(World.Erin);

        Assert.Empty(report.Faults);
        Assert.EndsWith(", not anchored", report.Summary, StringComparison.Ordinal);
        Assert.Contains("lack the right", report.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_prefix_nothing_is_written()
    {
        await using var world = new World(("Portal:AnchorPrefix", ""));
        await world.OpenAsync();

        var report = await world.Trail.VerifyAsync(World.Erin);

        Assert.EndsWith(", not anchored", report.Summary, StringComparison.Ordinal);
        Assert.Empty(await world.GalleryAsync(""));
    }

    [Fact]
    public async Task The_end_is_kept_in_the_bucket_by_the_hour_and_in_the_log_by_the_day()
    {
        await using var world = new World();
        var (clock, log) = (new ManualClock(), new Lines());
        var keeper = new TrailKeeper(world.Trail, world.Services.GetRequiredService<Anchors>(), new TrailSignal(), clock, log);
        await keeper.PollAsync(default);
        Assert.Equal(["The audit trail has no facts yet"], log.Said);
        log.Said.Clear();
        await clock.PassAsync(TimeSpan.FromDays(1));
        await world.Requests.AskAsync("cpg0048-bsc/broad", "A plate", 6, World.Chidi.Email, World.Ada);

        await keeper.PollAsync(default);
        await keeper.PollAsync(default);
        Assert.Single(await world.GalleryAsync(".portal-trail/"));
        Assert.Single(log.Said, line => line.StartsWith("The audit trail has ", StringComparison.Ordinal));

        await clock.PassAsync(TimeSpan.FromDays(1));
        await keeper.PollAsync(default);
        Assert.Equal(2, log.Said.Count(line => line.StartsWith("The audit trail has ", StringComparison.Ordinal)));

        await RunAsync(world, NoTriggers + "DELETE FROM Facts");
        await keeper.PollAsync(default);
        Assert.Single(log.Said, line => line.StartsWith("The audit trail is not what it was", StringComparison.Ordinal));
        Assert.Single(await world.GalleryAsync(".portal-trail/"));
    }

    private static async Task<(Guid Deposit, Guid Promotion)> PublishedAsync(World world)
    {
        var deposit = await world.OpenAsync(objects: World.Complete);
        var plan = await world.PlanAsync(deposit);
        await world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Shantanu);
        var end = await world.EndOfAsync(deposit);
        await world.GrantsEndAsync(deposit);
        return (deposit, end.Id);
    }

    private static async Task RunAsync(World world, string sql)
    {
        await using var db = await world.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
    }

    private sealed class NoRight : IWriteOnce
    {
        public Task<bool> WriteOnceAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
            throw new StoreException("The portal's credentials lack the right.");
    }

    private sealed class Lines : ILogger<TrailKeeper>
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Said.Add(formatter(state, exception));
    }
}
