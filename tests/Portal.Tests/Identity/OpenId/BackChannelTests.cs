using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.Identity.OpenId;

/// <summary>The provider says that somebody left it: their sessions end, and by nothing else that anybody sends.</summary>
public sealed class BackChannelTests : IClassFixture<Door>
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    private static readonly Dictionary<string, Action<Dictionary<string, object?>, Dictionary<string, object?>, DateTimeOffset>> Lies = new()
    {
        ["type of an access token"] = (header, _, _) => header["typ"] = "at+jwt",
        ["type that is no text"] = (header, _, _) => header["typ"] = 1,
        ["critical header"] = (header, _, _) => (header["crit"], header["b64"]) = (new[] { "b64" }, false),
        ["alg none"] = (header, _, _) => header["alg"] = "none",
        ["no events"] = (_, claims, _) => claims["events"] = null,
        ["events that are a list"] = (_, claims, _) => claims["events"] = new[] { Event },
        ["another event"] = (_, claims, _) =>
            claims["events"] = new Dictionary<string, object> { ["http://schemas.openid.net/event/other"] = new { } },
        ["an event that is a text"] = (_, claims, _) => claims["events"] = new Dictionary<string, object> { [Event] = "" },
        ["a nonce"] = (_, claims, _) => claims["nonce"] = "638000000000000000.any",
        ["no number"] = (_, claims, _) => claims["jti"] = null,
        ["an empty number"] = (_, claims, _) => claims["jti"] = "",
        ["a number that is a number"] = (_, claims, _) => claims["jti"] = 7,
        ["neither person nor session"] = (_, claims, _) => claims["sub"] = claims["sid"] = null,
        ["an empty session beside the person"] = (_, claims, _) => claims["sid"] = "",
        ["a session that is none"] = (_, claims, _) => claims["sid"] = new[] { "stay" },
        ["never made"] = (_, claims, _) => claims["iat"] = null,
        ["made in the future"] = (_, claims, now) => claims["iat"] = now.AddMinutes(3).ToUnixTimeSeconds(),
        ["never ends"] = (_, claims, _) => claims["exp"] = null,
        ["expired"] = (_, claims, now) => claims["exp"] = now.AddMinutes(-3).ToUnixTimeSeconds(),
        ["another issuer"] = (_, claims, _) => claims["iss"] = "https://elsewhere.example",
        ["no issuer"] = (_, claims, _) => claims["iss"] = null,
        ["another audience"] = (_, claims, _) => claims["aud"] = "another-program",
        ["no audience"] = (_, claims, _) => claims["aud"] = null,
        ["several audiences"] = (_, claims, _) => claims["aud"] = new[] { HostileProvider.Client, "another-program" },
    };

    private readonly Door door;

    public BackChannelTests(Door door)
    {
        this.door = door;
        door.Reset();
    }

    public static TheoryData<string> Told => [.. Lies.Keys];

    [Fact]
    public async Task The_session_that_is_named_ends_and_no_other()
    {
        var (first, second, other) = (await InAsync("ends", "stay-1"), await InAsync("ends", "stay-2"), await InAsync("goes-on", "stay-3"));

        Assert.Equal(HttpStatusCode.OK, await SendAsync(Logout("ends", "stay-1")));

        Assert.Equal((false, true, true), (await Door.IsInAsync(first), await Door.IsInAsync(second), await Door.IsInAsync(other)));
    }

    [Fact]
    public async Task A_session_is_enough_and_a_person_is()
    {
        var (alone, one, two, other) = (
            await InAsync("by-stay", "stay-4"),
            await InAsync("by-person", "stay-5"),
            await InAsync("by-person", null),
            await InAsync("not-meant", "stay-6"));

        Assert.Equal(HttpStatusCode.OK, await SendAsync(Logout(null, "stay-4")));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(Logout("by-person", null)));

        Assert.Equal(
            (false, false, false, true),
            (await Door.IsInAsync(alone), await Door.IsInAsync(one), await Door.IsInAsync(two), await Door.IsInAsync(other)));
    }

    [Fact]
    public async Task A_session_that_says_nothing_of_its_stay_ends_with_any_of_its_person()
    {
        var (nameless, other) = (await InAsync("nameless", null), await InAsync("named", null));

        Assert.Equal(HttpStatusCode.OK, await SendAsync(Logout("nameless", "stay-7")));

        Assert.Equal((false, true), (await Door.IsInAsync(nameless), await Door.IsInAsync(other)));
    }

    [Fact]
    public async Task A_stay_ends_only_for_the_person_who_is_named_with_it()
    {
        var browser = await InAsync("mine", "stay-8");

        Assert.Equal(HttpStatusCode.OK, await SendAsync(Logout("somebody-else", "stay-8")));

        Assert.True(await Door.IsInAsync(browser));
    }

    [Fact]
    public async Task A_token_ends_sessions_once()
    {
        var logout = Logout("again", null);
        var token = Signed(logout);
        var first = await InAsync("again", "stay-9");
        Assert.Equal(HttpStatusCode.OK, await PostAsync(token));
        Assert.False(await Door.IsInAsync(first));
        var second = await InAsync("again", "stay-9");

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(token));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(logout));

        Assert.True(await Door.IsInAsync(second));
    }

    [Fact]
    public async Task A_number_is_remembered_as_long_as_its_token_holds()
    {
        Assert.Equal(HttpStatusCode.OK, await SendAsync(Logout("remembered", null)));
        await using var db = await door.Dbs.CreateDbContextAsync();
        var before = await db.SpentLogouts.CountAsync();
        door.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(HttpStatusCode.OK, await SendAsync(Logout("remembered", null)));

        Assert.True(before >= 1);
        Assert.Equal(1, await db.SpentLogouts.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Told))]
    public async Task A_token_that_lies_ends_nothing(string lie)
    {
        var browser = await InAsync($"stays {lie}", $"stay {lie}");
        var (header, claims) = (Header(), Logout($"stays {lie}", $"stay {lie}"));
        Lies[lie](header, claims, door.Clock.GetUtcNow());

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(HostileProvider.Jwt(
            header, claims.Where(pair => pair.Value is not null).ToDictionary(), header["alg"] is "none" ? _ => [] : door.Provider.Signing.Sign)));

        Assert.True(await Door.IsInAsync(browser));
        door.NothingSecretIn(door.Heard.All);
    }

    [Theory]
    [InlineData("logout+jwt")]
    [InlineData("application/logout+jwt")]
    [InlineData("LOGOUT+JWT")]
    [InlineData("JWT")]
    [InlineData(null)]
    public async Task The_type_is_the_one_of_the_specification_or_that_of_older_providers(string? type)
    {
        var browser = await InAsync($"typed-{type}", null);
        var header = Header();
        header["typ"] = type;

        Assert.Equal(HttpStatusCode.OK, await PostAsync(HostileProvider.Jwt(
            header.Where(pair => pair.Value is not null).ToDictionary(), Logout($"typed-{type}", null), door.Provider.Signing.Sign)));

        Assert.False(await Door.IsInAsync(browser));
    }

    [Fact]
    public async Task A_key_of_somebody_else_ends_nothing()
    {
        var browser = await InAsync("kept", null);
        var other = new HostileProvider.Key(door.Provider.Signing.Id);

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(HostileProvider.Jwt(Header(), Logout("kept", null), other.Sign)));

        Assert.True(await Door.IsInAsync(browser));
    }

    /// <summary>The ID token of the very session, which others may have seen.</summary>
    [Fact]
    public async Task An_ID_token_ends_nothing()
    {
        string? token = null;
        door.Provider.Token = claims => token = door.Provider.Signed(claims);
        var browser = await InAsync("shown", "stay-10");

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(token!));

        Assert.True(await Door.IsInAsync(browser));
    }

    [Fact]
    public async Task A_logout_token_lets_nobody_in()
    {
        door.Provider.Token = _ => Signed(Logout("ada-1", null));
        var browser = door.Browser();

        await door.RefusedAsync(browser, await door.SignInAsync(browser), Portal.Identity.SignInFault.Untrusted);
    }

    [Fact]
    public async Task What_is_no_form_with_one_token_is_refused_and_never_kept()
    {
        using var client = door.Browser();
        using var none = new FormUrlEncodedContent([]);
        using var two = new FormUrlEncodedContent([new("logout_token", "a.b.c"), new("logout_token", "a.b.c")]);
        using var text = new StringContent("logout_token=a.b.c");
        foreach (var content in new HttpContent[] { none, two, text })
        {
            using var answer = await client.PostAsync(new Uri("/sign-out/by-provider", UriKind.Relative), content);
            Assert.Equal(
                (HttpStatusCode.BadRequest, "{\"error\":\"invalid_request\"}"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }

        using var asked = await client.GetAsync(new Uri("/sign-out/by-provider", UriKind.Relative));
        Assert.NotEqual(HttpStatusCode.OK, asked.StatusCode);
    }

    private static Dictionary<string, object?> With(Dictionary<string, object?> claims) =>
        claims.Where(pair => pair.Value is not null).ToDictionary();

    private Dictionary<string, object?> Header() => new() { ["alg"] = "RS256", ["typ"] = "logout+jwt", ["kid"] = door.Provider.Signing.Id };

    private Dictionary<string, object?> Logout(string? subject, string? stay)
    {
        var now = door.Clock.GetUtcNow().ToUnixTimeSeconds();
        return With(new()
        {
            ["iss"] = door.Provider.Issuer,
            ["aud"] = HostileProvider.Client,
            ["iat"] = now,
            ["exp"] = now + 120,
            ["jti"] = $"{Guid.NewGuid()}",
            ["events"] = new Dictionary<string, object> { [Event] = new { } },
            ["sub"] = subject,
            ["sid"] = stay,
        });
    }

    private string Signed(Dictionary<string, object?> claims) => HostileProvider.Jwt(Header(), claims, door.Provider.Signing.Sign);

    private Task<HttpStatusCode> SendAsync(Dictionary<string, object?> claims) => PostAsync(Signed(claims));

    // As a provider does: from its own machine, without cookies.
    private async Task<HttpStatusCode> PostAsync(string token)
    {
        using var client = door.Browser();
        using var form = new FormUrlEncodedContent([new("logout_token", token), new("more", "is not looked at")]);
        using var answer = await client.PostAsync(new Uri("/sign-out/by-provider", UriKind.Relative), form);
        return answer.StatusCode;
    }

    private async Task<HttpClient> InAsync(string subject, string? stay)
    {
        door.Provider.Claims["sid"] = stay;
        var (browser, _) = await door.SomebodyAsync(subject);
        Assert.True(await Door.IsInAsync(browser));
        return browser;
    }
}
