using System.Net;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Curation.Workflow.People;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Identity;
using Portal.Identity.OpenId;

namespace Portal.Tests.Identity;

/// <summary>The way in and out, with a provider that keeps to the protocol.</summary>
public sealed class SignInTests : IClassFixture<Door>
{
    private readonly Door door;

    public SignInTests(Door door)
    {
        this.door = door;
        door.Reset();
    }

    [Fact]
    public async Task Somebody_comes_in_where_they_wanted_to_go()
    {
        var browser = door.Browser();
        using var closed = await browser.GetAsync(new Uri("/deposits?state=Open", UriKind.Relative));
        var page = await browser.GetStringAsync(closed.Headers.Location);

        var asked = await Door.BeginAsync(browser, "/deposits?state=Open");
        var query = QueryHelpers.ParseQuery(asked.Query);
        var location = await Door.ReturnAsync(browser, await door.AgreeAsync(asked));

        Assert.Contains("returnUrl=%2Fdeposits%3Fstate%3DOpen", page, StringComparison.Ordinal);
        Assert.Equal(("code", "S256", "openid profile email", "http://localhost/sign-in/callback"), (query["response_type"].ToString(), query["code_challenge_method"].ToString(), query["scope"].ToString(), query["redirect_uri"].ToString()));
        Assert.Equal("/deposits?state=Open", location);
        Assert.True(await Door.IsInAsync(browser));
        door.NothingSecretIn(door.Heard.All);
    }

    [Fact]
    public async Task Browsers_that_bring_somebody_for_the_first_time_at_once_all_come_in()
    {
        var sessions = door.Services.GetRequiredService<Sessions>();
        var seen = new SignedInPerson(door.Provider.Issuer, "at-once", "Somebody", "", Role.Contributor);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => sessions.BeginAsync(seen, new SignInProof("a token", DateTimeOffset.UnixEpoch), browser: null, before: null, CancellationToken.None))));

        await using var db = await door.Dbs.CreateDbContextAsync();
        var person = await db.People.SingleAsync(p => p.SubjectAtIssuer == "at-once");
        Assert.Equal(8, await db.Sessions.CountAsync(s => s.PersonId == person.Id));
    }

    [Theory]
    [InlineData("everybody", Role.Contributor)]
    [InlineData("gallery-champions", Role.Champion)]
    [InlineData("gallery-maintainers", Role.Maintainer)]
    public async Task The_claim_decides_the_role(string value, Role role)
    {
        var (_, person) = await door.SomebodyAsync($"role-{value}", "everybody", value);

        Assert.Equal((role, null, true), (person.Role, person.RoleSet, person.ActorId.StartsWith("oidc:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true, Role.Maintainer, "first@gallery.example")]
    [InlineData("true", Role.Maintainer, "first@gallery.example")]
    [InlineData("True", Role.Maintainer, "first@gallery.example")]
    [InlineData(false, Role.Contributor, "")]
    [InlineData("yes", Role.Contributor, "")]
    [InlineData(null, Role.Contributor, "")]
    public async Task An_address_counts_only_if_it_was_verified(object? verified, Role role, string email)
    {
        door.Provider.Claims["email"] = "first@gallery.example";
        door.Provider.Claims["email_verified"] = verified;

        var (_, person) = await door.SomebodyAsync($"verified-{verified ?? "unsaid"}");

        Assert.Equal((role, email), (person.Role, person.Email));
    }

    [Fact]
    public async Task What_the_token_lacks_is_asked_for()
    {
        door.Provider.Claims["name"] = door.Provider.Claims["email"] = door.Provider.Claims["roles"] = null;
        foreach (var (name, value) in new (string, object)[] { ("sub", "ada-1"), ("name", "Ada of the other endpoint"), ("email", "ada@lab.example"), ("email_verified", true), ("roles", "gallery-champions") })
        {
            door.Provider.UserInfo[name] = value;
        }

        var browser = door.Browser();
        await door.SignInAsync(browser);

        Assert.Equal("Ada of the other endpoint", await NameAsync("ada-1"));
        Assert.True(await Door.IsInAsync(browser));
    }

    [Fact]
    public async Task Whoever_leaves_is_forgotten_here_and_led_to_the_provider()
    {
        var (browser, _) = await door.SomebodyAsync("leaves");
        var cookies = await CopyAsync(browser);

        using var answer = await LeaveAsync(browser);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"0;url={door.Provider.Issuer}/leave?client_id=gallery-portal&post_logout_redirect_uri=http%3A%2F%2Flocalhost%2Fsigned-out&id_token_hint=", page, StringComparison.Ordinal);
        Assert.False(await Door.IsInAsync(browser));
        Assert.False(await Door.IsInAsync(cookies));
    }

    [Fact]
    public async Task Without_an_address_for_it_people_learn_that_the_provider_still_knows_them()
    {
        door.Clock.Advance(TimeSpan.FromHours(13));
        door.Provider.Discovery["end_session_endpoint"] = null;
        var (browser, _) = await door.SomebodyAsync("leaves-here-only");

        using var answer = await LeaveAsync(browser);
        var page = await browser.GetStringAsync(answer.Headers.Location);
        door.Clock.Advance(TimeSpan.FromHours(13));

        Assert.Equal("/signed-out?here=only", answer.Headers.Location!.ToString());
        Assert.Contains("Of this portal only", page, StringComparison.Ordinal);
    }

    /// <summary>It names a session, and holds no token that would open something elsewhere.</summary>
    [Fact]
    public async Task The_cookie_holds_who_somebody_is_and_nothing_else()
    {
        var browser = door.Browser();
        using var back = await browser.GetAsync((await door.AgreeAsync(await Door.BeginAsync(browser))).PathAndQuery);
        var cookie = back.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("gallery-portal=", StringComparison.Ordinal))["gallery-portal=".Length..].Split(';')[0];
        var format = door.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme).TicketDataFormat;

        var ticket = format.Unprotect(Uri.UnescapeDataString(cookie))!;

        Assert.Equal([".expires", ".issued"], ticket.Properties.Items.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["emailaddress", "name", "nameidentifier", "role", "session"], ticket.Principal.Claims.Select(claim => claim.Type.Split('/')[^1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Another_site_signs_nobody_out()
    {
        var (browser, _) = await door.SomebodyAsync("stays");

        using var answer = await browser.PostAsync(new Uri("/sign-out", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(await Door.IsInAsync(browser));
    }

    /// <summary>Doors that the framework's handler would open by itself.</summary>
    [Theory]
    [InlineData("/signout-oidc")]
    [InlineData("/signout-callback-oidc")]
    public async Task A_link_signs_nobody_out(string address)
    {
        var (browser, _) = await door.SomebodyAsync($"stays-{address[1..]}");

        using var answer = await browser.GetAsync(new Uri($"{address}?iss={Uri.EscapeDataString(door.Provider.Issuer)}&sid=any", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.True(await Door.IsInAsync(browser));
    }

    [Fact]
    public async Task A_session_in_use_goes_on_for_twelve_hours_and_no_longer()
    {
        var (busy, _) = await door.SomebodyAsync("busy");
        for (var hour = 0; hour < 11; hour++)
        {
            door.Clock.Advance(TimeSpan.FromHours(1));
            Assert.True(await Door.IsInAsync(busy), $"out after {hour + 1} h");
        }

        door.Clock.Advance(TimeSpan.FromHours(1.1));

        Assert.False(await Door.IsInAsync(busy));
    }

    [Fact]
    public async Task A_session_out_of_use_ends_after_four_hours()
    {
        var (idle, _) = await door.SomebodyAsync("idle");

        door.Clock.Advance(TimeSpan.FromHours(4.1));

        Assert.False(await Door.IsInAsync(idle));
    }

    [Theory]
    [InlineData("http://localhost", false)]
    [InlineData("http://127.0.0.1:5080", false)]
    [InlineData("https://portal.lab.example", true)]
    [InlineData("http://portal.lab.example", true)]
    public async Task Cookies_go_by_https_except_on_this_machine(string address, bool secure)
    {
        using var browser = door.Browser(address);

        using var answer = await browser.GetAsync(new Uri("/sign-in/provider", UriKind.Relative));
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();

        // One for the state, one for the nonce.
        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, cookie =>
        {
            Assert.Equal(secure, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Programs_get_a_plain_status()
    {
        using var answer = await door.Browser().GetAsync(new Uri("/api/audit.csv", UriKind.Relative));

        Assert.Equal((HttpStatusCode.Unauthorized, null, ""), (answer.StatusCode, answer.Headers.Location, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Personas_do_not_exist_beside_a_provider()
    {
        var browser = door.Browser();
        var page = await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent([new("persona", "erin")]);

        using var answer = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form);

        Assert.DoesNotContain("Erin", page, StringComparison.Ordinal);
        Assert.Contains("Sign in with 127.0.0.1", page, StringComparison.Ordinal);
        Assert.False(answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.Redirect);
        Assert.False(await Door.IsInAsync(browser));
    }

    private async Task<string> NameAsync(string subject)
    {
        await using var db = await door.Dbs.CreateDbContextAsync();
        return db.People.Single(p => p.SubjectAtIssuer == subject).Name;
    }

    /// <summary>By the form that the sign-in page has for whoever is in already.</summary>
    private static async Task<HttpResponseMessage> LeaveAsync(HttpClient browser)
    {
        using var form = await FormAsync(browser);
        return await browser.PostAsync(new Uri("/sign-out", UriKind.Relative), form);
    }

    private static async Task<FormUrlEncodedContent> FormAsync(HttpClient browser)
    {
        var page = await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        var token = System.Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        return new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
    }

    /// <summary>Somebody else with the same cookies, as a thief has them.</summary>
    private async Task<HttpClient> CopyAsync(HttpClient browser)
    {
        var thief = door.Browser();
        using var answer = await browser.GetAsync(new Uri("/sign-in", UriKind.Relative));
        thief.DefaultRequestHeaders.Add("Cookie", answer.RequestMessage!.Headers.GetValues("Cookie"));
        return thief;
    }
}
