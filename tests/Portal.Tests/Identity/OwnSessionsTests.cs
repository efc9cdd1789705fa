using System.Net;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Demo;
using Portal.Identity;
using Portal.Tests.Journeys;

namespace Portal.Tests.Identity;

/// <summary>Where somebody is signed in, for themselves; and a persona's cookie, which ends as everybody's does.</summary>
public sealed class OwnSessionsTests : IAsyncLifetime
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private World World { get; } = new();

    private OwnSessions Own => World.Services.GetRequiredService<OwnSessions>();

    [Fact]
    public async Task A_copied_cookie_dies_when_its_persona_signs_out()
    {
        var browser = await World.SignedInAsync("ada");
        using var thief = await CopyAsync(browser);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(thief));

        await PostAsync(browser, "/sign-out");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (await AskAsync(thief), await AskAsync(browser)));
    }

    [Fact]
    public async Task A_copied_cookie_dies_when_its_browser_becomes_another_persona()
    {
        var browser = await World.SignedInAsync("erin");
        using var thief = await CopyAsync(browser);

        await PostAsync(browser, "/sign-in", new KeyValuePair<string, string>("persona", "ada"));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await AskAsync(thief), await AskAsync(browser)));
    }

    [Fact]
    public async Task A_cookie_of_before_there_were_sessions_for_personas_is_worth_nothing() =>
        Assert.Null(
            await World.Services.GetRequiredService<CurrentPerson>().FindAsync(Actors.Principal(World.Erin, "persona"), CancellationToken.None));

    [Fact]
    public async Task Somebody_sees_their_own_and_ends_one_or_all_others()
    {
        using var first = await SignedInAsync("ada", Firefox);
        using var second = await SignedInAsync(
            "ada", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0");
        using var third = await SignedInAsync("ada", "<script>alert(1)</script>");
        using var noors = await SignedInAsync("noor", Firefox);
        var here = await PersonAsync("Firefox on Linux", World.Ada);

        var rows = await Own.ListAsync(here);
        Assert.Equal(["Firefox on Linux", "A browser that did not say which", "Edge on Windows"], rows.Select(row => row.Browser));
        Assert.Equal([true, false, false], rows.Select(row => row.IsThis));
        Assert.Contains("sign out instead", await World.RefusalOfAsync(() => Own.EndAsync(rows[0].Id, here)), StringComparison.Ordinal);

        await Own.EndAsync(rows[2].Id, here);
        Assert.Contains("over already", await World.RefusalOfAsync(() => Own.EndAsync(rows[2].Id, here)), StringComparison.Ordinal);
        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.OK),
            (await AskAsync(first), await AskAsync(second), await AskAsync(third)));

        await Own.EndOthersAsync(here);
        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.OK),
            (await AskAsync(first), await AskAsync(third), await AskAsync(noors)));
        Assert.True(Assert.Single(await Own.ListAsync(here)).IsThis);
    }

    [Fact]
    public async Task Nobody_sees_or_ends_what_is_somebody_elses()
    {
        using var adas = await SignedInAsync("ada", Firefox);
        using var noors = await SignedInAsync("noor", Firefox);
        var (ada, noor) = (await PersonAsync("Firefox on Linux", World.Ada), await PersonAsync("Firefox on Linux", World.Noor));
        var hers = Assert.Single(await Own.ListAsync(ada)).Id;

        Assert.Contains("over already", await World.RefusalOfAsync(() => Own.EndAsync(hers, noor)), StringComparison.Ordinal);
        await Own.EndOthersAsync(noor);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(adas));

        // Her session with his name, and whoever signed out.
        var forged = CurrentPerson.Principal(World.Noor, hers);
        Assert.Contains("signed out", await World.RefusalOfAsync(() => Own.ListAsync(forged)), StringComparison.Ordinal);
        await PostAsync(noors, "/sign-out");
        Assert.Contains("signed out", await World.RefusalOfAsync(() => Own.EndOthersAsync(noor)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_a_bound_to_them_and_the_one_used_longest_ago_goes()
    {
        var sessions = World.Services.GetRequiredService<Sessions>();
        var ada = DemoPeople.All.Single(persona => persona.Key == "ada");
        var first = await sessions.BeginAsync(ada, null, null, default);
        var last = first;
        for (var i = 0; i < Sessions.MostAtOnce; i++)
        {
            last = await sessions.BeginAsync(ada, null, null, default);
        }

        Assert.Equal(Sessions.MostAtOnce, (await Own.ListAsync(last)).Count);
        Assert.Contains("signed out", await World.RefusalOfAsync(() => Own.ListAsync(first)), StringComparison.Ordinal);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await World.DisposeAsync();

    private async Task<HttpClient> SignedInAsync(string persona, string agent)
    {
        var browser = World.Browser();
        browser.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);
        await PostAsync(browser, "/sign-in", new KeyValuePair<string, string>("persona", persona));
        return browser;
    }

    private async Task<System.Security.Claims.ClaimsPrincipal> PersonAsync(string browser, Actor actor)
    {
        await using var db = await World.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return CurrentPerson.Principal(actor, (await db.Sessions.SingleAsync(s => s.ActorId == actor.Id && s.Browser == browser)).Id);
    }

    private async Task<HttpClient> CopyAsync(HttpClient browser)
    {
        using var answer = await browser.GetAsync(new Uri("/sign-in", UriKind.Relative));
        var thief = World.Browser();
        thief.DefaultRequestHeaders.Add("Cookie", answer.RequestMessage!.Headers.GetValues("Cookie"));
        return thief;
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient browser)
    {
        using var answer = await browser.GetAsync(new Uri("/api/audit.csv", UriKind.Relative));
        return answer.StatusCode;
    }

    private static async Task PostAsync(HttpClient browser, string path, params KeyValuePair<string, string>[] fields)
    {
        var page = await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        var token = System.Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", token)]);
        using var answer = await browser.PostAsync(new Uri(path, UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
