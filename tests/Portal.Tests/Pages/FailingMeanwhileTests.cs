using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Home;
using Portal.Tests.Identity;
using Portal.Tests.Journeys;
using Portal.Uploading;

namespace Portal.Tests.Pages;

/// <summary>A page that stands open while the database fails for a moment keeps what it shows, and goes on afterwards.</summary>
public sealed class FailingMeanwhileTests : PageTest
{
    private const string Place = "cpg0048-bsc/broad";
    private readonly ManualClock clock = new();
    private readonly Moods moods;

    public FailingMeanwhileTests()
        : base(new World(Moods.Take, isOnNetwork: false))
    {
        moods = (Moods)World.Services.GetRequiredService<IDbContextFactory<PortalDb>>();
        Services.AddSingleton<TimeProvider>(clock);
    }

    /// <summary>What is shown once is not shown again.</summary>
    [Fact]
    public async Task Credentials_stay_in_sight_beside_what_arrives()
    {
        var id = await World.OpenAsync(Place, 1);
        moods.Watch();
        var page = Show<UploadPage>(p => p.Add(upload => upload.Id, id), "ada");
        page.WaitForElement("[data-testid=arrivals]");
        page.FindAll("button").Single(button => button.TextContent.Trim() == "Get credentials").Click();
        page.WaitForElement("[data-testid=credentials-bash]");

        await FailAsync(followers: 5);

        Assert.Single(page.FindAll("[data-testid=credentials-bash]"));
        await World.Deposits.WithdrawAsync(id, World.Ada);
        await clock.AdvanceAsync(TimeSpan.FromSeconds(5));
        page.WaitForState(() => page.Markup.Contains("The deposit was withdrawn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Running_jobs_are_looked_at_again()
    {
        moods.Watch();
        var page = Show<RunningJobs>(_ => { });
        page.WaitForState(() => page.Markup.Contains("Nothing runs.", StringComparison.Ordinal));

        await FailAsync(followers: 1);

        moods.LetWait();
        await clock.AdvanceAsync(TimeSpan.FromSeconds(5));
        await World.UntilAsync(() => Task.FromResult(moods.IsAsked), isAsked => isAsked);
        moods.Answer();
    }

    // All who look again wait first, so that it is each of them whom it fails.
    private async Task FailAsync(int followers)
    {
        moods.LetWait();
        await clock.AdvanceAsync(TimeSpan.FromSeconds(5));
        await World.UntilAsync(() => Task.FromResult(moods.Asked), asked => asked >= followers);
        moods.Fail(new SqliteException("disk I/O error", 10));
        moods.Answer();
    }
}
