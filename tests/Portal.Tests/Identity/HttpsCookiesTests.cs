using System.Net;

namespace Portal.Tests.Identity;

/// <summary>Behind https every cookie of the portal is one that only its own host can have set, by https.</summary>
public sealed class HttpsCookiesTests : IClassFixture<Door>
{
    private const string Address = "https://portal.lab.example";
    private readonly Door door;

    public HttpsCookiesTests(Door door)
    {
        this.door = door;
        door.Reset();
    }

    [Fact]
    public async Task From_the_sign_in_to_the_sign_out_they_carry_the_prefix()
    {
        using var browser = door.Browser(Address);
        using var begun = await browser.GetAsync(new Uri("/sign-in/provider", UriKind.Relative));
        using var back = await browser.GetAsync((await door.AgreeAsync(begun.Headers.Location!)).PathAndQuery);
        using var page = await browser.GetAsync(new Uri("/sign-in", UriKind.Relative));

        string[] set =
            [.. new[] { begun, back, page }.SelectMany(answer => answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])];
        Assert.Contains(set, cookie => cookie.StartsWith("__Host-gallery-portal=", StringComparison.Ordinal));
        Assert.Contains(set, cookie => cookie.StartsWith("__Host-gallery-portal-sign-in.", StringComparison.Ordinal));
        Assert.Contains(set, cookie => cookie.Contains("Antiforgery", StringComparison.Ordinal));
        Assert.All(set, cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
        Assert.True(await Door.IsInAsync(browser));
        Assert.Equal("max-age=31536000", page.Headers.GetValues("Strict-Transport-Security").Single());

        // The page of a failure goes through all doors a second time.
        using var missing = await browser.GetAsync(new Uri("/no-such-page", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.False(missing.Headers.Contains("Set-Cookie"));
        Assert.True(await Door.IsInAsync(browser));
    }

    /// <summary>Another host of the domain can set a cookie for all of it; a page by http one without the prefix.</summary>
    [Theory]
    [InlineData("gallery-portal")]
    [InlineData("__host-gallery-portal")]
    [InlineData("__HOST-gallery-portal")]
    [InlineData("__Secure-gallery-portal")]
    [InlineData(" __Host_gallery-portal")]
    public async Task What_somebody_else_put_there_is_not_looked_at(string name)
    {
        using var browser = door.Browser(Address);
        await door.SignInAsync(browser);
        using var answer = await browser.GetAsync(new Uri("/sign-in", UriKind.Relative));
        var own = answer.RequestMessage!.Headers.GetValues("Cookie")
            .SelectMany(line => line.Split("; "))
            .Single(cookie => cookie.StartsWith("__Host-gallery-portal=", StringComparison.Ordinal));
        using var thief = door.Browser(Address);
        thief.DefaultRequestHeaders.Add("Cookie", name + own[own.IndexOf('=', StringComparison.Ordinal)..]);
        using var copy = door.Browser(Address);
        copy.DefaultRequestHeaders.Add("Cookie", own);

        Assert.False(await Door.IsInAsync(thief));
        Assert.True(await Door.IsInAsync(copy));
    }

    [Fact]
    public async Task By_http_on_this_machine_they_do_without_and_nothing_is_promised_about_https()
    {
        using var browser = door.Browser();
        await door.SignInAsync(browser);
        using var page = await browser.GetAsync(new Uri("/sign-in", UriKind.Relative));

        Assert.True(await Door.IsInAsync(browser));
        Assert.False(page.Headers.Contains("Strict-Transport-Security"));
        Assert.DoesNotContain("__Host-", string.Join(' ', page.RequestMessage!.Headers.GetValues("Cookie")), StringComparison.Ordinal);
    }
}
