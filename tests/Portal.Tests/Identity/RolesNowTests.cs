using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Curation.Workflow.People;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Auditing;
using Portal.Demo;
using Portal.Identity;
using Portal.Tests.Journeys;

namespace Portal.Tests.Identity;

/// <summary>What maintainers decide about people holds at once: for requests, for acts, for pages that stay open.</summary>
public sealed class RolesNowTests : IClassFixture<Door>
{
    private readonly Door door;

    public RolesNowTests(Door door)
    {
        this.door = door;
        door.Reset();
    }

    private People People => door.Services.GetRequiredService<People>();

    private CurrentPerson Current => door.Services.GetRequiredService<CurrentPerson>();

    [Fact]
    public async Task A_new_role_opens_and_closes_pages_at_the_next_request()
    {
        var (_, erin) = await door.SomebodyAsync("erin-1", "gallery-maintainers");
        var (browser, ada) = await door.SomebodyAsync("ada-opens");
        Assert.Equal("/forbidden?returnUrl=%2Fstaging", await LedToAsync(browser));

        await People.SetRoleAsync(ada.Id, Role.Maintainer, erin.AsFresh());
        Assert.Null(await LedToAsync(browser));

        await People.SetRoleAsync(ada.Id, null, erin.AsFresh());
        Assert.Equal("/forbidden?returnUrl=%2Fstaging", await LedToAsync(browser));
    }

    [Fact]
    public async Task Whoever_is_disabled_is_out_everywhere_and_stays_out()
    {
        var (_, erin) = await door.SomebodyAsync("erin-2", "gallery-maintainers");
        var (browser, ada) = await door.SomebodyAsync("ada-out");
        Assert.True(await Door.IsInAsync(browser));

        await People.DisableAsync(ada.Id, erin.AsFresh());

        Assert.False(await Door.IsInAsync(browser));
        await door.RefusedAsync(browser, await door.SignInAsync(browser), SignInFault.Disabled);
        await People.EnableAsync(ada.Id, erin.AsFresh());
        Assert.False(await Door.IsInAsync(browser));
        Assert.Equal("/", await door.SignInAsync(browser));
    }

    [Fact]
    public async Task An_act_counts_by_the_role_of_now_not_by_that_of_the_page()
    {
        var (_, erin) = await door.SomebodyAsync("erin-3", "gallery-maintainers");
        var (_, ada) = await door.SomebodyAsync("ada-acts", "gallery-maintainers");
        var page = await PrincipalAsync(ada);

        await People.SetRoleAsync(ada.Id, Role.Contributor, erin.AsFresh());

        Assert.Equal(Role.Contributor, (await Current.ActorAsync(page)).Role);
        await People.DisableAsync(ada.Id, erin.AsFresh());
        Assert.Contains("signed out", await World.RefusalOfAsync(() => Current.ActorAsync(page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_page_learns_of_a_new_role_and_of_the_end()
    {
        var (_, erin) = await door.SomebodyAsync("erin-4", "gallery-maintainers");
        var (_, ada) = await door.SomebodyAsync("ada-stays-open");
        var clock = new ManualClock();
        var every = door.Services.GetRequiredService<IdentityOptions>().Recheck;
        using var circuit = new CircuitPerson(Current, new IdentityOptions { Recheck = every }, clock, NullLogger<CircuitPerson>.Instance);
        circuit.SetAuthenticationState(Task.FromResult(new AuthenticationState(await PrincipalAsync(ada))));
        var said = new List<string>();
        circuit.AuthenticationStateChanged += _ => said.Add("changed");

        await clock.AdvanceAsync(every);
        await UntilAsync(circuit, "Contributor");
        Assert.Empty(said);

        await People.SetRoleAsync(ada.Id, Role.Champion, erin.AsFresh());
        await clock.AdvanceAsync(every);
        await UntilAsync(circuit, "Champion");

        await People.DisableAsync(ada.Id, erin.AsFresh());
        await clock.AdvanceAsync(every);
        await UntilAsync(circuit, "");
        Assert.True(every <= TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Two_maintainers_who_demote_each_other_at_once_leave_one()
    {
        var (_, first) = await door.SomebodyAsync("each-1", "gallery-maintainers");
        var (_, second) = await door.SomebodyAsync("each-2", "gallery-maintainers");

        for (var round = 0; round < 10; round++)
        {
            await Task.WhenAll(DemoteAsync(second, first), DemoteAsync(first, second));
            await using var db = await door.Dbs.CreateDbContextAsync();
            var left = await db.People.AsNoTracking().Where(p => p.Id == first.Id || p.Id == second.Id).ToListAsync();
            var maintainer = left.First(p => p.Role is Role.Maintainer);
            var other = left.Single(p => p.Id != maintainer.Id);
            if (other.Role is not Role.Maintainer)
            {
                await People.SetRoleAsync(other.Id, null, maintainer.AsFresh());
            }
        }

        Task DemoteAsync(Person who, Person by) => Record.ExceptionAsync(() => People.SetRoleAsync(who.Id, Role.Contributor, by.AsFresh()));
    }

    [Fact]
    public async Task Each_decision_is_a_fact_that_maintainers_see()
    {
        var (_, erin) = await door.SomebodyAsync("erin-5", "gallery-maintainers");
        var (_, ada) = await door.SomebodyAsync("ada-told");

        await People.SetRoleAsync(ada.Id, Role.Champion, erin.AsFresh());
        await People.DisableAsync(ada.Id, erin.AsFresh());

        var history = await People.HistoryAsync(ada.Id, erin.AsFresh());
        var audit = await door.Services.GetRequiredService<Audit>().ListAsync(new AuditFilter(What: "person."), null, ada.AsFresh());
        Assert.Equal(["person.disabled", "person.role-set", "person.joined"], history.Select(fact => fact.What));
        Assert.Equal("made Somebody ada-told a champion", history[1].Words);
        Assert.Empty(audit.Facts);
    }

    [Fact]
    public async Task People_are_found_by_name_and_seen_by_maintainers_only()
    {
        var (_, erin) = await door.SomebodyAsync("erin-6", "gallery-maintainers");
        var (_, ada) = await door.SomebodyAsync("100%_sure");
        var found = await People.ListAsync("100%_S", null, erin.AsFresh());
        var none = await People.ListAsync("1000_sure", null, erin.AsFresh());

        Assert.Equal([ada.Id], found.Rows.Select(row => row.Id));
        Assert.Empty(none.Rows);
        Assert.Contains("Only maintainers", await World.RefusalOfAsync(() => People.ListAsync(null, null, ada.AsFresh())), StringComparison.Ordinal);
        Assert.Contains("Only maintainers", await World.RefusalOfAsync(() => People.FindAsync(erin.Id, ada.AsFresh())), StringComparison.Ordinal);
        Assert.Contains(
            "no maintainer any more", await World.RefusalOfAsync(() => People.DisableAsync(ada.Id, World.Erin)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_persona_of_an_earlier_embedded_server_is_nobody() =>
        Assert.Null(await Current.FindAsync(Stay.Of(door.Dbs, DemoPeople.All.Single(p => p.Key == "erin").Actor), CancellationToken.None));

    private async Task<System.Security.Claims.ClaimsPrincipal> PrincipalAsync(Person person)
    {
        await using var db = await door.Dbs.CreateDbContextAsync();
        var session = await db.Sessions.SingleAsync(s => s.PersonId == person.Id);
        return CurrentPerson.Principal(person.AsActor(), session.Id);
    }

    private static async Task<string?> LedToAsync(HttpClient browser)
    {
        using var answer = await browser.GetAsync(new Uri("/staging", UriKind.Relative));
        return answer.Headers.Location is { } location ? new Uri(new Uri("http://localhost"), location).PathAndQuery : null;
    }

    private static Task<string> UntilAsync(CircuitPerson circuit, string role) => World.UntilAsync(
        async () => (await circuit.GetAuthenticationStateAsync()).User.FindFirst(System.Security.Claims.ClaimTypes.Role)?.Value ?? "",
        found => found == role);
}
