using System.Net;
using Portal.Tests.Journeys;

namespace Portal.Tests.Hosts;

/// <summary>A name that leads to this machine is not yet the portal's: whoever owns the name chose where it leads.</summary>
public sealed class HostTests(OnNetwork portal) : IClassFixture<OnNetwork>
{
    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("evil.example:PORT")]
    [InlineData("localhost.")]
    [InlineData("evil.localhost:PORT")]
    [InlineData("xlocalhost")]
    [InlineData("0.0.0.0:PORT")]
    [InlineData("192.0.2.7:PORT")]
    [InlineData("[2001:db8::7]")]
    [InlineData("*")]
    [InlineData("")]
    public async Task Nobody_is_answered_by_another_name(string host)
    {
        host = host.Replace("PORT", $"{portal.Address.Port}", StringComparison.Ordinal);
        foreach (var (method, path) in new[]
        {
            ("GET", "/"), ("GET", "/sign-in"), ("GET", "/healthz"), ("GET", "/portal.css"), ("GET", "/api/audit.csv"), ("POST", "/sign-in"),
            ("POST", "/api/credentials"), ("POST", "/_blazor/negotiate"),
        })
        {
            var (status, text) = await Wire.AskAsync(
                portal.Address, method, path, $"Host: {host}", $"Origin: http://{host}", $"X-Forwarded-Host: {portal.Address.Authority}",
                $"Cookie: {portal.AdasCookies}");

            Assert.True(status == 400, $"{method} {path} as {host}: {text}");
            Assert.DoesNotContain("Location:", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Set-Cookie:", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("localhost:PORT")]
    [InlineData("LocalHost")]
    [InlineData("127.0.0.1:PORT")]
    [InlineData("127.0.0.2")]
    [InlineData("[::1]:PORT")]
    public async Task By_the_names_of_this_machine_everybody_is(string host)
    {
        host = host.Replace("PORT", $"{portal.Address.Port}", StringComparison.Ordinal);

        var (status, text) = await Wire.AskAsync(
            portal.Address, "GET", "/deposits", $"Host: {host}", "X-Forwarded-Host: evil.example", "Forwarded: host=evil.example",
            "X-Original-Host: evil.example");

        Assert.Equal(302, status);
        Assert.Contains($"Location: http://{host}/sign-in", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("evil", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_in_the_settings_adds_names()
    {
        await using var world = new World(("AllowedHosts", "portal.example; *.lab.example;10.1.2.3"));

        foreach (var (host, status) in new[]
        {
            ("portal.example", 200), ("PORTAL.example:8080", 200), ("a.lab.example", 200), ("10.1.2.3", 200), ("localhost", 200),
            ("lab.example", 400), ("notlab.example", 400), ("portal.example.evil.example", 400),
        })
        {
            using var browser = world.Browser();
            browser.DefaultRequestHeaders.Host = host;
            using var answer = await browser.GetAsync(new Uri("/sign-in", UriKind.Relative));
            Assert.True((int)answer.StatusCode == status, $"{host}: {answer.StatusCode}");
        }
    }

    /// <summary>A proxy may call the portal what it likes: people, cookies and origins know the public address only.</summary>
    [Fact]
    public async Task With_a_public_address_that_is_its_own()
    {
        await using var world = new World(
            ("Portal:PublicAddress", "https://portal.example.org"), ("Portal:PersonasForEverybody", "true"), ("AllowedHosts", "upstream"));
        using var browser = world.Browser();
        browser.DefaultRequestHeaders.Host = "upstream";

        using var led = await browser.GetAsync(new Uri("/deposits", UriKind.Relative));
        using var page = await browser.GetAsync(new Uri("/sign-in", UriKind.Relative));

        Assert.Equal("https://portal.example.org/sign-in?returnUrl=%2Fdeposits", led.Headers.Location!.ToString());
        Assert.Equal("max-age=31536000", page.Headers.GetValues("Strict-Transport-Security").Single());
        var cookie = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(browser, "https://portal.example.org"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(browser, "HTTPS://Portal.example.org"));
        foreach (var origin in new[]
        {
            "http://portal.example.org", "https://portal.example.org:8443", "https://upstream", "http://upstream", "http://localhost",
            "https://evil.portal.example.org", "https://portal.example.org.",
        })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(browser, origin));
        }
    }

    // Its own origin comes as far as the form, which has no token.
    private static async Task<HttpStatusCode> PostAsync(HttpClient browser, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent([new("persona", "ada")]) };
        request.Headers.TryAddWithoutValidation("Origin", origin);
        using var answer = await browser.SendAsync(request);
        return answer.StatusCode;
    }
}
