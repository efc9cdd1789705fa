using System.Net;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Curation.Workflow.People;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Deposits;
using Portal.Deposits.Requests;
using Portal.Identity;
using Portal.Identity.OpenId;

namespace Portal.Tests.Identity;

/// <summary>An approval, a role and a release of data ask who sits there, if that was long ago.</summary>
public sealed class FreshSignInTests : IClassFixture<Door>
{
    private readonly Door door;

    public FreshSignInTests(Door door)
    {
        this.door = door;
        door.Reset();
    }

    private CurrentPerson Current => door.Services.GetRequiredService<CurrentPerson>();

    private DepositActs Deposits => door.Services.GetRequiredService<DepositActs>();

    private People People => door.Services.GetRequiredService<People>();

    [Fact]
    public async Task An_approval_and_a_role_wait_for_a_fresh_sign_in_and_go_on_after_it()
    {
        var (_, ada) = await door.SomebodyAsync("ada-fresh");
        var (browser, erin) = await door.SomebodyAsync("erin-fresh", "gallery-maintainers");
        var request = await door.Services.GetRequiredService<RequestActs>().AskAsync("cpg0048-bsc/fresh", "A plate", 1, null, ada.AsActor());
        var page = await PageOfAsync(erin);
        door.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.Contains(
            "too long ago to approve a request",
            (await Assert.ThrowsAsync<StaleSignInException>(async () => await Deposits.OpenAsync(request, await Current.ActorAsync(page)))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "too long ago to change a role",
            (await Assert.ThrowsAsync<StaleSignInException>(
                async () => await People.SetRoleAsync(ada.Id, Role.Champion, await Current.ActorAsync(page)))).Message,
            StringComparison.Ordinal);

        // What the cookie says by itself is never fresh; what needs no fresh sign-in goes on.
        await Assert.ThrowsAsync<StaleSignInException>(() => Deposits.OpenAsync(request, Actors.From(page)));
        await Deposits.CommentAsync(request, "Soon.", await Current.ActorAsync(page));

        var asked = await AgainAsync(browser, $"/requests/{request}");
        var query = QueryHelpers.ParseQuery(asked.Query);
        Assert.Equal(("login", "0"), (query["prompt"].ToString(), query["max_age"].ToString()));
        Assert.Equal($"/requests/{request}", await Door.ReturnAsync(browser, await door.AgreeAsync(asked)));

        await Assert.ThrowsAsync<RefusedException>(() => Current.ActorAsync(page));
        var fresh = await PageOfAsync(erin);
        await Deposits.OpenAsync(request, await Current.ActorAsync(fresh));
        await People.SetRoleAsync(ada.Id, Role.Champion, await Current.ActorAsync(fresh));
    }

    [Fact]
    public async Task A_provider_that_knew_the_person_still_makes_no_sign_in_fresh()
    {
        var (_, ada) = await door.SomebodyAsync("ada-known");
        var request = await door.Services.GetRequiredService<RequestActs>().AskAsync("cpg0048-bsc/known", "A plate", 1, null, ada.AsActor());
        door.Provider.Claims["auth_time"] = door.Clock.GetUtcNow().AddHours(-2).ToUnixTimeSeconds();
        var (browser, erin) = await door.SomebodyAsync("erin-known", "gallery-maintainers");

        await Assert.ThrowsAsync<StaleSignInException>(
            async () => await Deposits.OpenAsync(request, await Current.ActorAsync(await PageOfAsync(erin))));
        var location = await Door.ReturnAsync(browser, await door.AgreeAsync(await AgainAsync(browser, "/")));
        Assert.StartsWith("/sign-in/failed?why=notanew", location, StringComparison.Ordinal);
        Assert.True(await Door.IsInAsync(browser));

        door.Provider.Claims["auth_time"] = door.Clock.GetUtcNow().ToUnixTimeSeconds();
        await Door.ReturnAsync(browser, await door.AgreeAsync(await AgainAsync(browser, "/")));
        await Deposits.OpenAsync(request, await Current.ActorAsync(await PageOfAsync(erin)));
    }

    [Fact]
    public async Task A_provider_that_does_not_tell_makes_a_sign_in_fresh_only_where_it_was_asked_to()
    {
        var (_, ada) = await door.SomebodyAsync("ada-untold");
        var request = await door.Services.GetRequiredService<RequestActs>().AskAsync("cpg0048-bsc/untold", "A plate", 1, null, ada.AsActor());
        var (browser, erin) = await door.SomebodyAsync("erin-untold", "gallery-maintainers");

        Assert.Equal("31536000", QueryHelpers.ParseQuery((await Door.BeginAsync(door.Browser(), "/")).Query)["max_age"].ToString());
        await Assert.ThrowsAsync<StaleSignInException>(
            async () => await Deposits.OpenAsync(request, await Current.ActorAsync(await PageOfAsync(erin))));
        await Door.ReturnAsync(browser, await door.AgreeAsync(await AgainAsync(browser, "/")));
        await Deposits.OpenAsync(request, await Current.ActorAsync(await PageOfAsync(erin)));
    }

    [Fact]
    public async Task Where_no_age_is_set_no_sign_in_is_too_old()
    {
        var (_, ada) = await door.SomebodyAsync("ada-any-age");
        var (_, erin) = await door.SomebodyAsync("erin-any-age", "gallery-maintainers");
        var current = new CurrentPerson(door.Dbs, door.Services.GetRequiredService<IdentityOptions>() with { FreshFor = TimeSpan.Zero }, door.Clock);
        door.Clock.Advance(TimeSpan.FromHours(3));

        await People.SetRoleAsync(ada.Id, Role.Champion, await current.ActorAsync(await PageOfAsync(erin)));
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(1e300)]
    [InlineData("soon")]
    [InlineData(true)]
    public async Task A_time_that_is_none_makes_no_sign_in_fail(object told)
    {
        door.Provider.Claims["auth_time"] = told;

        var (browser, _) = await door.SomebodyAsync($"odd-{told}");

        Assert.True(await Door.IsInAsync(browser));
    }

    [Fact]
    public async Task A_time_to_come_is_no_more_than_now()
    {
        door.Provider.Claims["auth_time"] = door.Clock.GetUtcNow().AddDays(30).ToUnixTimeSeconds();
        var (_, erin) = await door.SomebodyAsync("erin-to-come", "gallery-maintainers");
        door.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.True((await Current.ActorAsync(await PageOfAsync(erin))).FreshUntil < door.Clock.GetUtcNow());
    }

    private static async Task<Uri> AgainAsync(HttpClient browser, string returnUrl)
    {
        using var answer = await browser.GetAsync(new Uri($"/sign-in/again?returnUrl={Uri.EscapeDataString(returnUrl)}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!;
    }

    private async Task<System.Security.Claims.ClaimsPrincipal> PageOfAsync(Person person)
    {
        await using var db = await door.Dbs.CreateDbContextAsync();
        return CurrentPerson.Principal(person.AsActor(), (await db.Sessions.SingleAsync(s => s.PersonId == person.Id)).Id);
    }
}
