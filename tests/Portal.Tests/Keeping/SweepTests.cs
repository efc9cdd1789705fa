using System.Text;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Auditing;
using Portal.Data;
using Portal.Dropping;
using Portal.Ground;
using Portal.Keeping;
using Portal.Tests.Identity;
using Portal.Tests.Journeys;
using Portal.Tests.Pages;

namespace Portal.Tests.Keeping;

/// <summary>What has had its time goes and is told; what something stands on stays, whatever the clock says.</summary>
public sealed class SweepTests
{
    private const string Place = "cpg0048-bsc/broad";

    [Fact]
    public async Task Files_of_superseded_checks_go_with_their_time_and_the_newest_and_the_promoted_stay()
    {
        await using var world = new World();
        var promoted = await world.OpenAsync(Place);
        await world.PlanAsync(promoted);
        var basis = await world.Checks.NewestAsync(promoted, World.Erin) ?? throw new InvalidOperationException();
        await world.CheckAsync(promoted);
        var other = await world.OpenAsync("cpg0037-oasis/other");
        var (first, second) = (await world.CheckAsync(other), await world.CheckAsync(other));
        var newest = await world.CheckAsync(promoted);
        var folder = world.Services.GetRequiredService<DataFolder>();
        Assert.Equal((0, 0), await SweepAsync(world, new KeepingOptions(), TimeSpan.FromDays(89)));

        var (checks, _) = await SweepAsync(world, new KeepingOptions(), TimeSpan.FromDays(91));

        // Of the promoted deposit the one between, of the other the first.
        Assert.Equal(2, checks);
        Assert.All(new[] { basis.Id, newest.Id, second.Id }, kept => Assert.True(File.Exists(folder.Check(kept).Snapshot)));
        Assert.False(folder.Check(first.Id).Exists);
        var gone = await world.Checks.FindAsync(first.Id, World.Ada) ?? throw new InvalidOperationException();
        Assert.NotNull(gone.FilesRemovedAt);
        Assert.Equal(first.Figures, gone.Figures);
        Assert.NotNull(await world.SummaryAsync(first.Id, World.Ada));
        Assert.Null(await world.CheckFiles.FindingsAsync(first.Id, World.Ada));
        var told = (await world.Audit.ListAsync(new AuditFilter(What: "check.files-removed"), null, World.Ada)).Facts;
        Assert.Equal(2, told.Count);
        Assert.All(told, fact => Assert.Contains("90 days are over", fact.Words, StringComparison.Ordinal));
        Assert.Equal((0, 0), await SweepAsync(world, new KeepingOptions(), TimeSpan.FromDays(9_000)));
        Assert.True(File.Exists(folder.Check(basis.Id).Snapshot));
    }

    /// <summary>The contributor's words stand beside its findings.</summary>
    [Fact]
    public async Task Files_of_the_check_that_a_deposit_was_submitted_with_stay()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Place);
        var seen = await world.CheckAsync(deposit);
        await world.SubmitAsync(deposit);
        var between = await world.CheckAsync(deposit);
        await world.CheckAsync(deposit);

        Assert.Equal((1, 0), await SweepAsync(world, new KeepingOptions(), TimeSpan.FromDays(91)));

        var folder = world.Services.GetRequiredService<DataFolder>();
        Assert.Equal([true, false], new[] { seen.Id, between.Id }.Select(run => folder.Check(run).Exists));
    }

    [Fact]
    public async Task A_number_and_a_size_bound_them_before_their_time()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Place);
        List<Guid> runs = [];
        for (var i = 0; i < 4; i++)
        {
            runs.Add((await world.CheckAsync(deposit)).Id);
        }

        Assert.Equal((2, 0), await SweepAsync(world, new KeepingOptions { CheckFilesEach = 2 }, TimeSpan.Zero));
        var folder = world.Services.GetRequiredService<DataFolder>();
        Assert.Equal([false, false, true, true], runs.Select(run => folder.Check(run).Exists));

        await using (var big = File.Create(folder.Check(runs[2]).Summary))
        {
            big.SetLength(1_100_000_000);
        }

        Assert.Equal((1, 0), await SweepAsync(world, new KeepingOptions { CheckFilesGigabytes = 1 }, TimeSpan.Zero));
        Assert.Equal([false, false, false, true], runs.Select(run => folder.Check(run).Exists));
    }

    [Fact]
    public async Task Kept_reports_have_a_number_each_and_an_age()
    {
        await using var world = new World(("Portal:Keeping:ReportsEach", "2"));
        var kept = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            kept.Add(await KeepAsync(world, World.Ada, $"listing-{i}.csv"));
        }

        await KeepAsync(world, World.Noor, "hers.csv");
        var reports = world.Services.GetRequiredService<ListingRetention>();
        Assert.Equal(["listing-2.csv", "listing-1.csv"], (await reports.OfAsync(World.Ada)).Select(run => run.ListingName));
        Assert.Single(await reports.OfAsync(World.Noor));
        var folder = world.Services.GetRequiredService<DataFolder>();
        Assert.Equal(3, folder.Checks().Count());
        Assert.Contains("listing-0.csv", Assert.Single(await ToldAsync(world)).Words, StringComparison.Ordinal);

        Assert.Equal((0, 3), await SweepAsync(world, new KeepingOptions(), TimeSpan.FromDays(366)));
        Assert.Empty(folder.Checks());
        Assert.Empty(await reports.OfAsync(World.Ada));
        Assert.Equal(4, (await ToldAsync(world)).Count);
        Assert.Empty((await world.Trail.VerifyAsync(World.Erin)).Faults);
    }

    [Fact]
    public async Task The_portal_keeps_so_many_reports_and_says_when_it_has_them()
    {
        await using var world = new World(("Portal:Keeping:Reports", "2"));
        await KeepAsync(world, World.Ada, "hers.csv");
        await KeepAsync(world, World.Noor, "hers, too.csv");

        Assert.Contains("keeps 2 reports, and has as many", await World.RefusalOfAsync(() => KeepAsync(world, World.Erin, "one more.csv")), StringComparison.Ordinal);

        Assert.Empty(await world.Services.GetRequiredService<ListingRetention>().OfAsync(World.Erin));
        Assert.Equal(2, world.Services.GetRequiredService<DataFolder>().Checks().Count());
    }

    [Fact]
    public async Task It_goes_by_itself_at_the_start_and_every_hour_and_what_failed_is_made_up_for()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Place);
        var (first, second) = (await world.CheckAsync(deposit), await world.CheckAsync(deposit));
        var folder = world.Services.GetRequiredService<DataFolder>();
        var moods = new Moods(world.Services.GetRequiredService<IDbContextFactory<PortalDb>>());
        moods.Watch();
        moods.Fail(new SqliteException("database is locked", 5));
        var clock = new ManualClock();
        using var hourly = new HourlySweep(new Sweep(moods, folder, new KeepingOptions { CheckFilesEach = 1 }, TimeProvider.System), clock, NullLogger<HourlySweep>.Instance);

        await hourly.StartAsync(default);
        await World.UntilAsync(() => Task.FromResult(moods.IsAsked), asked => asked);
        Assert.True(folder.Check(first.Id).Exists);
        moods.Answer();
        await clock.AdvanceAsync(TimeSpan.FromHours(1));
        await World.UntilAsync(() => Task.FromResult(folder.Check(first.Id).Exists), exists => !exists);
        Assert.True(folder.Check(second.Id).Exists);

        await world.CheckAsync(deposit);
        await clock.AdvanceAsync(TimeSpan.FromHours(1));
        await World.UntilAsync(() => Task.FromResult(folder.Check(second.Id).Exists), exists => !exists);
        await hourly.StopAsync(default);
    }

    [Fact]
    public async Task What_belongs_to_nothing_goes_and_what_was_just_written_stays()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Place);
        var run = await world.CheckAsync(deposit);
        var folder = world.Services.GetRequiredService<DataFolder>();
        var stray = Guid.NewGuid();
        folder.Check(stray).Make();

        await SweepAsync(world, new KeepingOptions(), TimeSpan.Zero);
        Assert.True(folder.Check(stray).Exists);
        await SweepAsync(world, new KeepingOptions(), TimeSpan.FromHours(2));
        Assert.False(folder.Check(stray).Exists);
        Assert.True(folder.Check(run.Id).Exists);
    }

    [Fact]
    public async Task Requests_that_wait_and_comments_of_a_day_have_a_number()
    {
        await using var world = new World(("Portal:Keeping:RequestsEach", "2"), ("Portal:Keeping:CommentsADay", "3"));
        var first = await AskAsync(world, "a", World.Ada);
        await AskAsync(world, "b", World.Ada);
        Assert.Contains("2 requests of yours wait", await World.RefusalOfAsync(() => AskAsync(world, "c", World.Ada)), StringComparison.Ordinal);
        await AskAsync(world, "c", World.Noor);
        await world.Deposits.WithdrawAsync(first, World.Ada);
        var third = await AskAsync(world, "c2", World.Ada);

        for (var i = 0; i < 3; i++)
        {
            await world.Deposits.CommentAsync(third, $"Comment {i}", World.Ada);
        }

        Assert.Contains("3 comments within a day", (await Assert.ThrowsAsync<TooManyException>(() => world.Deposits.CommentAsync(third, "One more", World.Ada))).Message, StringComparison.Ordinal);
        await world.Deposits.CommentAsync(third, "An answer", World.Erin);
    }

    [Fact]
    public void A_bound_that_is_none_is_named() =>
        Assert.Equal(["Portal:Keeping:CheckFilesDays is 0: give a number between 1 and 36500."], new KeepingOptions { CheckFilesDays = 0 }.Faults());

    private static Task<Guid> AskAsync(World world, string source, Actor by) => world.Requests.AskAsync($"cpg0037-oasis/{source}", "A plate", 6, "", by);

    private static async Task<string> KeepAsync(World world, Actor by, string name)
    {
        var dropped = world.Services.GetRequiredService<DroppedListings>();
        var (id, line) = (Guid.NewGuid(), $"{Place}/workspace/x.csv\t10\n");
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(line));
        await dropped.ReceiveAsync(id, new DropOptions(name, Place, null), body, line.Length, by, CancellationToken.None);
        return await dropped.KeepAsync(id, by);
    }

    private static async Task<IReadOnlyList<Fact>> ToldAsync(World world) => (await world.Audit.ListAsync(new AuditFilter(What: "report.removed"), null, World.Erin)).Facts;

    private static Task<(int Checks, int Reports)> SweepAsync(World world, KeepingOptions keeping, TimeSpan later)
    {
        var clock = new ShiftedClock();
        clock.Advance(later);
        return new Sweep(world.Services.GetRequiredService<IDbContextFactory<PortalDb>>(), world.Services.GetRequiredService<DataFolder>(), keeping, clock).RunAsync(CancellationToken.None);
    }
}
