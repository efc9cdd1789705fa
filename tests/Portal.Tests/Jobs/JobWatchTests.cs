using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Portal.Jobs;
using Portal.Tests.Components.Kit;
using Portal.Tests.Identity;
using Portal.Tests.Journeys;

namespace Portal.Tests.Jobs;

public sealed class JobWatchTests : KitTest
{
    private readonly ProgressBoard board = new();

    public JobWatchTests() => Services.AddSingleton(board);

    [Fact]
    public void A_copy_tells_how_long_it_still_takes()
    {
        var job = Guid.NewGuid();
        board.Post(job, new JobProgress(JobPhase.Copying, 250, 1000, 5_000_000, null, Now.AddSeconds(-10), Now));

        var words = Render<JobWatch>(p => p.Add(w => w.Job, job)).Find(".progress-words").TextContent;

        Assert.Equal("250 of 1,000 objects · 5 MB · 25 objects/s · 10 s so far · about 30 s left", words);
    }

    [Theory]
    [InlineData(JobPhase.Listing, "Listing and checking")]
    [InlineData(JobPhase.LookingAtGallery, "Looking at what the gallery holds")]
    [InlineData(JobPhase.ReadingTables, "Reading the tables")]
    [InlineData(JobPhase.Comparing, "Comparing with the gallery")]
    [InlineData(JobPhase.Copying, "Copying")]
    [InlineData(JobPhase.Verifying, "Verifying")]
    public void It_says_what_the_job_is_at(JobPhase phase, string words)
    {
        var job = Guid.NewGuid();
        board.Post(job, new JobProgress(phase, 250, 1000, 0, null, Now.AddSeconds(-10), Now));

        Assert.Equal(words, Render<JobWatch>(p => p.Add(w => w.Job, job)).Find("progress").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task It_goes_on_after_the_page_could_not_look()
    {
        var (clock, looks) = (new ManualClock(), 0);
        Services.AddSingleton<TimeProvider>(clock);
        var watch = Render<JobWatch>(p => p.Add(w => w.Job, Guid.NewGuid()).Add(w => w.OnLook, () => ++looks == 1 ? throw new SqliteException("database is locked", 5) : Task.CompletedTask));

        await clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        await World.UntilAsync(() => Task.FromResult(looks), count => count == 1);
        await clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        await World.UntilAsync(() => Task.FromResult(looks), count => count == 2);

        Assert.Single(watch.FindAll("[role=status]"));
    }

    [Fact]
    public void What_was_there_before_does_not_count_for_the_rate() =>
        Assert.Equal(TimeSpan.FromSeconds(50), new JobProgress(JobPhase.Copying, 500, 1000, 0, null, Now.AddSeconds(-10), Now, Before: 400).Left);

    [Fact]
    public void A_job_that_tells_nothing_yet_shows_no_numbers() =>
        Assert.Equal("Starting…", Render<JobWatch>(p => p.Add(w => w.Job, Guid.NewGuid())).Find("[role=status]").TextContent);
}
