using System.Net;
using Microsoft.AspNetCore.Http;
using Portal.Identity;
using Portal.Identity.OpenId;

namespace Portal.Tests.Identity.OpenId;

/// <summary>A provider that changes its keys, fails, or describes itself wrongly; each test has a portal of its own.</summary>
public sealed class ProviderTests : IAsyncLifetime, IDisposable
{
    private readonly Door door = new();

    public Task InitializeAsync() => door.InitializeAsync();

    public Task DisposeAsync() => door.DisposeAsync();

    public void Dispose() => door.Dispose();

    [Fact]
    public async Task A_new_key_is_found()
    {
        Assert.Equal("/", await door.SignInAsync(door.Browser()));

        door.Provider.Named.Add(door.Provider.NewKey("two"));

        Assert.Equal("/", await door.SignInAsync(door.Browser()));
    }

    [Fact]
    public async Task A_new_key_under_an_old_name_is_taken_at_once()
    {
        Assert.Equal("/", await door.SignInAsync(door.Browser()));
        door.Provider.NewKey("one");
        door.Provider.Reset();

        Assert.Equal("/", await door.SignInAsync(door.Browser()));
    }

    [Fact]
    public async Task A_key_that_only_borrows_a_name_is_refused_and_has_the_keys_asked_for_every_ten_seconds_at_most()
    {
        Assert.Equal("/", await door.SignInAsync(door.Browser()));
        var before = door.Provider.DiscoveryAsked;
        var other = new HostileProvider.Key("other");
        door.Provider.Token = claims => door.Provider.Signed(claims, other, door.Provider.Signing.Id);
        door.Clock.Stop();

        for (var i = 0; i < 5; i++)
        {
            var browser = door.Browser();
            await door.RefusedAsync(browser, await door.SignInAsync(browser), SignInFault.Untrusted);
        }

        Assert.Equal(before + 1, door.Provider.DiscoveryAsked);
        door.Clock.Advance(TimeSpan.FromSeconds(11));
        await door.SignInAsync(door.Browser());
        Assert.Equal(before + 2, door.Provider.DiscoveryAsked);
    }

    [Fact]
    public async Task A_key_that_the_provider_took_back_opens_nothing_any_more()
    {
        var old = door.Provider.Signing;
        Assert.Equal("/", await door.SignInAsync(door.Browser()));
        door.Provider.NewKey("two");
        door.Provider.Reset();
        Assert.Equal("/", await door.SignInAsync(door.Browser()));

        door.Provider.Token = claims => door.Provider.Signed(claims, old);
        var browser = door.Browser();

        await door.RefusedAsync(browser, await door.SignInAsync(browser), SignInFault.UnknownKey);
    }

    [Fact]
    public async Task A_key_that_is_never_named_is_refused_and_seldom_asked_for()
    {
        Assert.Equal("/", await door.SignInAsync(door.Browser()));
        var before = door.Provider.DiscoveryAsked;
        door.Provider.NewKey("unnamed");
        door.Clock.Stop();

        for (var i = 0; i < 10; i++)
        {
            var browser = door.Browser();
            await door.RefusedAsync(browser, await door.SignInAsync(browser), SignInFault.UnknownKey);
        }

        Assert.Equal(before + 1, door.Provider.DiscoveryAsked);
    }

    [Fact]
    public async Task A_provider_that_is_down_has_a_page_and_the_portal_goes_on()
    {
        Assert.Equal("/", await door.SignInAsync(door.Browser()));
        door.Clock.Advance(TimeSpan.FromHours(13));
        door.Provider.Instead["openid-configuration"] = context => Say(context, 503, "Sorry");
        door.Provider.Instead["token"] = context => Say(context, 503, "Sorry");
        var browser = door.Browser();

        // What is known goes on to serve, until the provider has to answer.
        await door.RefusedAsync(browser, await door.SignInAsync(browser), SignInFault.Unreachable);
        using var well = await browser.GetAsync(new Uri("/healthz", UriKind.Relative));
        door.Provider.Reset();

        Assert.Equal(HttpStatusCode.OK, well.StatusCode);
        Assert.Equal("/", await door.SignInAsync(browser));
    }

    public static TheoryData<string, string, string> Documents => new()
    {
        { "openid-configuration", "nothing", "Unreachable" },
        { "openid-configuration", "html", "Odd" },
        { "openid-configuration", "large", "Odd" },
        { "openid-configuration", "redirect", "Unreachable" },
        { "openid-configuration", "issuer", "Refused" },
        { "openid-configuration", "http", "Refused" },
        { "openid-configuration", "no token endpoint", "Refused" },
        { "openid-configuration", "http for pushed requests", "Refused" },
        { "keys", "nothing", "Unreachable" },
        { "keys", "html", "Odd" },
        { "keys", "large", "Odd" },
        { "keys", "none", "Odd" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_provider_that_describes_itself_wrongly(string document, string lie, string why)
    {
        await using var other = await HostileProvider.StartAsync(door.Clock);
        switch (lie)
        {
            case "issuer":
                other.Discovery["issuer"] = "https://elsewhere.example";
                break;
            case "http":
                other.Discovery["authorization_endpoint"] = "http://elsewhere.example/authorize";
                break;
            case "http for pushed requests":
                other.Discovery["pushed_authorization_request_endpoint"] = "http://elsewhere.example/par";
                break;
            case "no token endpoint":
                other.Discovery["token_endpoint"] = null;
                break;
            case "none":
                other.Named.Clear();
                break;
            default:
                other.Instead[document] = lie switch
                {
                    "html" => context => Say(context, 200, "<html>hello</html>"),
                    "large" => context => Say(context, 200, new string(' ', 2 << 20)),
                    "redirect" => LeadAway,
                    _ => HangUp,
                };
                break;
        }

        await using var portal = new Door.Second(door, other.Issuer);
        using var browser = portal.Browser();
        door.Clock.Stop();

        var first = await Door.BeginAsync(browser);
        var at = other.DiscoveryAsked;
        var second = await Door.BeginAsync(browser);
        using var page = await browser.GetAsync(new Uri("/sign-in", UriKind.Relative));

        await door.RefusedAsync(browser, first.ToString(), Enum.Parse<SignInFault>(why));
        Assert.Equal((first, at, HttpStatusCode.OK), (second, other.DiscoveryAsked, page.StatusCode));
    }

    [Fact]
    public async Task A_provider_that_comes_back_is_asked_again()
    {
        await using var other = await HostileProvider.StartAsync(door.Clock);
        other.Instead["openid-configuration"] = context => Say(context, 502, "");
        await using var portal = new Door.Second(door, other.Issuer);
        using var browser = portal.Browser();
        Assert.StartsWith("/sign-in/failed?why=unreachable", (await Door.BeginAsync(browser)).ToString(), StringComparison.Ordinal);

        other.Instead.Clear();
        door.Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.StartsWith(other.Issuer, (await Door.BeginAsync(browser)).ToString(), StringComparison.Ordinal);
    }

    private static Task LeadAway(HttpContext context)
    {
        context.Response.Redirect("https://elsewhere.example/");
        return Task.CompletedTask;
    }

    private static Task HangUp(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static Task Say(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(text);
    }
}
