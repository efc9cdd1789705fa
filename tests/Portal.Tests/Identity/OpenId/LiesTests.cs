using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Identity;
using Portal.Identity.OpenId;

namespace Portal.Tests.Identity.OpenId;

/// <summary>Whatever a provider, or somebody between, sends: nobody comes in by it, and the page says what happened and who must act.</summary>
public sealed class LiesTests : IClassFixture<Door>
{
    private static readonly Dictionary<string, (SignInFault Why, Action<HostileProvider, DateTimeOffset> Lie)> Tokens = new()
    {
        ["wrong nonce"] = (SignInFault.Untrusted, (p, _) => p.Claims["nonce"] = "638000000000000000.somebody-elses"),
        ["missing nonce"] = (SignInFault.Untrusted, (p, _) => p.Claims["nonce"] = null),
        ["wrong audience"] = (SignInFault.Untrusted, (p, _) => p.Claims["aud"] = "another-program"),
        ["no audience"] = (SignInFault.Untrusted, (p, _) => p.Claims["aud"] = null),
        ["extra audience without azp"] = (SignInFault.Untrusted, (p, _) => p.Claims["aud"] = new[] { HostileProvider.Client, "another-program" }),
        ["azp of another"] = (SignInFault.Untrusted, (p, _) => p.Claims["azp"] = "another-program"),
        ["wrong issuer"] = (SignInFault.Untrusted, (p, _) => p.Claims["iss"] = "https://elsewhere.example"),
        ["no subject"] = (SignInFault.Untrusted, (p, _) => p.Claims["sub"] = null),
        ["subject with a line break"] = (SignInFault.Untrusted, (p, _) => p.Claims["sub"] = "ada\n1"),
        ["subject too long"] = (SignInFault.Untrusted, (p, _) => p.Claims["sub"] = new string('a', 300)),
        ["expired"] = (SignInFault.Clock, (p, now) => p.Claims["exp"] = now.AddMinutes(-3).ToUnixTimeSeconds()),
        ["never expires"] = (SignInFault.Clock, (p, _) => p.Claims["exp"] = null),
        ["expires in words"] = (SignInFault.Clock, (p, _) => p.Claims["exp"] = "tomorrow"),
        ["not yet valid"] = (SignInFault.Clock, (p, now) => p.Claims["nbf"] = now.AddMinutes(3).ToUnixTimeSeconds()),
        ["issued in the future"] = (SignInFault.Clock, (p, now) => p.Claims["iat"] = now.AddMinutes(3).ToUnixTimeSeconds()),
        ["never issued"] = (SignInFault.Clock, (p, _) => p.Claims["iat"] = null),
        ["at_hash of another access token"] = (SignInFault.Untrusted, (p, _) => p.Claims["at_hash"] = WebEncoders.Base64UrlEncode(new byte[16])),
        ["alg none"] = (SignInFault.Untrusted, (p, _) => p.Token = claims => HostileProvider.Jwt(new() { ["alg"] = "none" }, claims, _ => [])),
        ["alg None"] = (
            SignInFault.Untrusted,
            (p, _) => p.Token = claims => HostileProvider.Jwt(new() { ["alg"] = "None", ["kid"] = p.Signing.Id }, claims, _ => [])),
        ["no alg"] = (SignInFault.Untrusted, (p, _) => p.Token = claims => HostileProvider.Jwt(new() { ["typ"] = "JWT" }, claims, p.Signing.Sign)),
        ["HMAC by the public key"] = (SignInFault.Untrusted, (p, _) => p.Token = claims => HostileProvider.Jwt(
            new() { ["alg"] = "HS256", ["kid"] = p.Signing.Id }, claims, text => HMACSHA256.HashData(Encoding.ASCII.GetBytes(p.Signing.Pem), text))),
        ["HMAC by the client's secret"] = (SignInFault.Untrusted, (p, _) => p.Token = claims => HostileProvider.Jwt(
            new() { ["alg"] = "HS256" }, claims, text => HMACSHA256.HashData(Encoding.UTF8.GetBytes(HostileProvider.Secret), text))),
        ["signed by another key under this one's name"] =
            (SignInFault.Untrusted, (p, _) => p.Token = claims => p.Signed(claims, new HostileProvider.Key("other"), p.Signing.Id)),
        ["no signature"] = (
            SignInFault.Untrusted,
            (p, _) => p.Token = claims => HostileProvider.Jwt(new() { ["alg"] = "RS256", ["kid"] = p.Signing.Id }, claims, _ => [])),
        ["tampered payload"] = (SignInFault.Untrusted, (p, _) => p.Token = claims => Tampered(p.Signed(claims))),
        ["critical header"] = (SignInFault.Untrusted, (p, _) => p.Token = claims => HostileProvider.Jwt(
            new() { ["alg"] = "RS256", ["kid"] = p.Signing.Id, ["crit"] = new[] { "b64" }, ["b64"] = false }, claims, p.Signing.Sign)),
        ["its own key in the header"] = (SignInFault.Untrusted, (p, _) => p.Token = claims => WithOwnKey(claims, new HostileProvider.Key("own"))),
        ["five parts"] = (SignInFault.Untrusted, (p, _) => p.Token = _ => "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a2V5.aXY.dGV4dA.dGFn"),
        ["not a token"] = (SignInFault.Untrusted, (p, _) => p.Token = _ => "a.b.c"),
        ["nothing"] = (SignInFault.Untrusted, (p, _) => p.Token = _ => ""),
        ["a megabyte"] = (SignInFault.Untrusted, (p, _) => p.Claims["picture"] = new string('x', 200_000)),
    };

    private static readonly Dictionary<string, (SignInFault Why, RequestDelegate Answer)> Exchanges = new()
    {
        ["500"] = (SignInFault.Unreachable, context => SayAsync(context, 500, "text/plain", "java.lang.NullPointerException")),
        ["503"] = (SignInFault.Unreachable, context => SayAsync(context, 503, "text/html", "<h1>Sorry</h1>")),
        ["HTML"] = (SignInFault.Odd, context => SayAsync(context, 200, "text/html", "<html>Please accept our terms</html>")),
        ["JSON that is no object"] = (SignInFault.Odd, context => SayAsync(context, 200, "application/json", "[]")),
        ["an empty object"] = (SignInFault.Odd, context => SayAsync(context, 200, "application/json", "{}")),
        ["a token of another type"] = (
            SignInFault.Odd,
            context => SayAsync(context, 200, "application/json", """{"id_token":"a.b.c","access_token":"x","token_type":"DPoP"}""")),
        ["an error"] = (SignInFault.Refused, context =>
            SayAsync(context, 401, "application/json", """{"error":"invalid_client","error_description":"the-client-secret/+= is wrong"}""")),
        ["an error of its own"] =
            (SignInFault.Refused, context => SayAsync(context, 400, "application/json", """{"error":"\n   at the-client-secret/+="}""")),
        ["a redirect"] = (SignInFault.Odd, LeadAwayAsync),
        ["too much"] = (SignInFault.Odd, context => SayAsync(context, 200, "application/json", new string(' ', 2 << 20))),
        ["nothing for long"] = (SignInFault.Unreachable, context => Task.Delay(Timeout.Infinite, context.RequestAborted)),
        ["half an answer"] = (SignInFault.Unreachable, BreakOffAsync),
    };

    private readonly Door door;

    public LiesTests(Door door)
    {
        this.door = door;
        door.Reset();
    }

    public static TheoryData<string> TokenLies => [.. Tokens.Keys];

    public static TheoryData<string> ExchangeLies => [.. Exchanges.Keys];

    [Theory]
    [MemberData(nameof(TokenLies))]
    public async Task A_token_that_lies(string lie)
    {
        var (why, tell) = Tokens[lie];
        tell(door.Provider, door.Clock.GetUtcNow());
        var browser = door.Browser();

        await door.RefusedAsync(browser, await door.SignInAsync(browser, "/deposits"), why);
    }

    [Theory]
    [MemberData(nameof(ExchangeLies))]
    public async Task A_token_endpoint_that_answers_oddly(string lie)
    {
        var (why, answer) = Exchanges[lie];
        door.Provider.Instead["token"] = answer;
        var browser = door.Browser();

        await door.RefusedAsync(browser, await door.SignInAsync(browser), why);
    }

    [Theory]
    [InlineData("exp", -110)]
    [InlineData("iat", 110)]
    [InlineData("nbf", 110)]
    public async Task Clocks_may_differ_by_two_minutes(string claim, int seconds)
    {
        door.Provider.Claims[claim] = door.Clock.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds();
        var browser = door.Browser();

        Assert.Equal("/", await door.SignInAsync(browser));
    }

    [Fact]
    public async Task Several_audiences_do_if_the_token_says_that_it_was_made_for_the_portal()
    {
        door.Provider.Claims["aud"] = new[] { HostileProvider.Client, "another-program" };
        door.Provider.Claims["azp"] = HostileProvider.Client;

        Assert.Equal("/", await door.SignInAsync(door.Browser()));
    }

    [Fact]
    public async Task User_information_about_somebody_else()
    {
        door.Provider.Claims["name"] = null;
        door.Provider.UserInfo["sub"] = "erin-1";
        door.Provider.UserInfo["name"] = "Erin";
        var browser = door.Browser();

        await door.RefusedAsync(browser, await door.SignInAsync(browser), SignInFault.Untrusted);
    }

    [Theory]
    [InlineData("access_denied", "Denied")]
    [InlineData("temporarily_unavailable", "Unreachable")]
    [InlineData("invalid_scope", "Refused")]
    [InlineData("<script>alert(1)</script>", "Refused")]
    public async Task An_error_instead_of_a_code(string error, string why)
    {
        var browser = door.Browser();
        var state = QueryHelpers.ParseQuery((await Door.BeginAsync(browser, "/deposits")).Query)["state"];
        var callback = QueryHelpers.AddQueryString(
            "http://localhost/sign-in/callback",
            new Dictionary<string, string?> { ["error"] = error, ["error_description"] = "<b>call 555</b>", ["state"] = state });

        var location = await Door.ReturnAsync(browser, new Uri(callback));

        await door.RefusedAsync(browser, location, Enum.Parse<SignInFault>(why));
        Assert.EndsWith("&returnUrl=%2Fdeposits", location, StringComparison.Ordinal);
        Assert.DoesNotContain("555", door.Heard.All + await browser.GetStringAsync(new Uri(location, UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("&id_token=a.b.c")]
    [InlineData("&access_token=token")]
    [InlineData("&code=another")]
    public async Task An_answer_with_more_than_a_code(string more)
    {
        var browser = door.Browser();
        var callback = await door.AgreeAsync(await Door.BeginAsync(browser));

        Assert.StartsWith("/sign-in/failed?why=", await Door.ReturnAsync(browser, new Uri($"{callback}{more}")), StringComparison.Ordinal);
        Assert.False(await Door.IsInAsync(browser));
    }

    [Fact]
    public async Task An_answer_of_another_issuer()
    {
        var browser = door.Browser();
        var callback = await door.AgreeAsync(await Door.BeginAsync(browser));

        var location = await Door.ReturnAsync(browser, new Uri($"{callback}&iss=https%3A%2F%2Felsewhere.example"));

        await door.RefusedAsync(browser, location, SignInFault.Untrusted);
    }

    [Fact]
    public async Task An_answer_without_its_issuer_although_it_was_promised()
    {
        door.Clock.Advance(TimeSpan.FromHours(13));
        door.Provider.Discovery["authorization_response_iss_parameter_supported"] = true;
        var browser = door.Browser();

        var location = await door.SignInAsync(browser);
        door.Clock.Advance(TimeSpan.FromHours(13));

        await door.RefusedAsync(browser, location, SignInFault.Untrusted);
    }

    [Fact]
    public async Task An_answer_that_comes_twice()
    {
        var browser = door.Browser();
        var callback = await door.AgreeAsync(await Door.BeginAsync(browser));
        Assert.Equal("/", await Door.ReturnAsync(browser, callback));

        Assert.StartsWith("/sign-in/failed?why=stale", await Door.ReturnAsync(browser, callback), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_was_used_under_a_new_state()
    {
        var (first, second) = (door.Browser(), door.Browser());
        var used = await door.AgreeAsync(await Door.BeginAsync(first));
        await Door.ReturnAsync(first, used);
        var code = QueryHelpers.ParseQuery(used.Query)["code"];
        var state = QueryHelpers.ParseQuery((await Door.BeginAsync(second)).Query)["state"];

        var location = await Door.ReturnAsync(second, new Uri(QueryHelpers.AddQueryString(
            "http://localhost/sign-in/callback", new Dictionary<string, string?> { ["code"] = code, ["state"] = state })));

        await door.RefusedAsync(second, location, SignInFault.Refused);
    }

    [Fact]
    public async Task Somebody_elses_code_under_ones_own_state()
    {
        var (victim, thief) = (door.Browser(), door.Browser());
        var code = QueryHelpers.ParseQuery((await door.AgreeAsync(await Door.BeginAsync(victim))).Query)["code"];
        var state = QueryHelpers.ParseQuery((await Door.BeginAsync(thief)).Query)["state"];

        var location = await Door.ReturnAsync(thief, new Uri(QueryHelpers.AddQueryString(
            "http://localhost/sign-in/callback", new Dictionary<string, string?> { ["code"] = code, ["state"] = state })));

        await door.RefusedAsync(thief, location, SignInFault.Refused);
    }

    [Fact]
    public async Task A_state_of_another_browser()
    {
        var (victim, thief) = (door.Browser(), door.Browser());
        var callback = await door.AgreeAsync(await Door.BeginAsync(thief));

        await door.RefusedAsync(victim, await Door.ReturnAsync(victim, callback), SignInFault.Stale);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?code=x")]
    [InlineData("?code=x&state=")]
    [InlineData("?code=x&state=CfDJ8nonsense")]
    [InlineData("?code=x&state=a&state=b")]
    public async Task A_state_that_the_portal_never_made(string query)
    {
        var browser = door.Browser();
        await Door.BeginAsync(browser);

        await door.RefusedAsync(browser, await Door.ReturnAsync(browser, new Uri($"http://localhost/sign-in/callback{query}")), SignInFault.Stale);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("\\\\elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/elsewhere.example/")]
    [InlineData(" //elsewhere.example")]
    public async Task A_way_back_that_leads_elsewhere_leads_home(string returnUrl)
    {
        var browser = door.Browser();
        var page = await browser.GetStringAsync(new Uri($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", UriKind.Relative));
        var failed = await browser.GetStringAsync(
            new Uri($"/sign-in/failed?why=denied&returnUrl={Uri.EscapeDataString(returnUrl)}", UriKind.Relative));

        Assert.Equal("/", await door.SignInAsync(browser, returnUrl));
        Assert.DoesNotContain("elsewhere.example", page + failed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_failure_says_only_what_the_portal_says()
    {
        var page = await door.Browser().GetStringAsync(new Uri("/sign-in/failed?why=%3Cb%3ECall%20555%3C%2Fb%3E", UriKind.Relative));

        Assert.Contains(WebUtility.HtmlEncode(SignInMessage.For(SignInFault.Odd, "").Title), page, StringComparison.Ordinal);
        Assert.DoesNotContain("555", page, StringComparison.Ordinal);
    }

    private static string WithOwnKey(Dictionary<string, object?> claims, HostileProvider.Key own) =>
        HostileProvider.Jwt(new() { ["alg"] = "RS256", ["jwk"] = own.Public }, claims, own.Sign);

    private static string Tampered(string token)
    {
        var parts = token.Split('.');
        var payload = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(parts[1]))
            .Replace("everybody", "gallery-maintainers", StringComparison.Ordinal);
        return $"{parts[0]}.{WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(payload))}.{parts[2]}";
    }

    private static Task LeadAwayAsync(HttpContext context)
    {
        context.Response.Redirect("http://127.0.0.1:1/");
        return Task.CompletedTask;
    }

    private static async Task BreakOffAsync(HttpContext context)
    {
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("{");
        context.Abort();
    }

    private static Task SayAsync(HttpContext context, int status, string type, string text)
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, string.Create(CultureInfo.InvariantCulture, $"{type}; charset=utf-8"));
        return context.Response.WriteAsync(text);
    }
}
