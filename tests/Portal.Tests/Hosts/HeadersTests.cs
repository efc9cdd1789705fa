using System.Net;
using Portal.Tests.Journeys;

namespace Portal.Tests.Hosts;

/// <summary>Every kind of answer says the same to browsers and proxies, above all those that go wrong.</summary>
public sealed class HeadersTests
{
    [Fact]
    public async Task Every_answer_is_guarded_and_what_is_somebodys_is_not_kept()
    {
        await using var world = new World();
        var ids = await Ids.OfAdaAsync(world);
        var ada = await world.SignedInAsync("ada");
        using var nobody = world.Browser();
        var answers = new (HttpClient Browser, string Method, string Path, HttpStatusCode Status)[]
        {
            (nobody, "GET", "/", HttpStatusCode.Redirect), (nobody, "GET", "/sign-in", HttpStatusCode.OK),
            (nobody, "GET", "/healthz", HttpStatusCode.OK), (nobody, "GET", "/api/audit.csv", HttpStatusCode.Unauthorized),
            (nobody, "POST", "/api/credentials", HttpStatusCode.Unauthorized), (nobody, "POST", "/sign-in", HttpStatusCode.BadRequest),
            (nobody, "POST", "/sign-out", HttpStatusCode.BadRequest), (nobody, "GET", $"/receipts/{Guid.NewGuid()}.json", HttpStatusCode.NotFound),
            (nobody, "GET", "/error", HttpStatusCode.OK), (ada, "GET", "/", HttpStatusCode.OK),
            (ada, "GET", "/no-such-page", HttpStatusCode.NotFound), (ada, "GET", "/api/nothing", HttpStatusCode.NotFound),
            (ada, "GET", "/people", HttpStatusCode.Redirect), (ada, "GET", $"/deposits/{ids[0]}/access", HttpStatusCode.OK),
            (ada, "GET", $"/api/checks/{ids[1]}/findings.csv", HttpStatusCode.OK),
            (ada, "GET", $"/api/checks/{ids[1]}/findings.ndjson", HttpStatusCode.OK),
            (ada, "GET", $"/api/listings/{ids[2]}/findings.csv", HttpStatusCode.OK), (ada, "GET", "/api/audit.csv", HttpStatusCode.OK),
            (ada, "DELETE", "/api/audit.csv", HttpStatusCode.MethodNotAllowed),
            (ada, "GET", "/api/audit.csv?from=no-date", HttpStatusCode.BadRequest),
        };

        foreach (var (browser, method, path, status) in answers)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var answer = await browser.SendAsync(request);
            Assert.True(answer.StatusCode == status, $"{method} {path}: {answer.StatusCode}");
            Guarded(answer, $"{method} {path}");
            Assert.True(answer.Headers.CacheControl?.NoStore, $"{method} {path}: {answer.Headers.CacheControl}");
        }

        using var file = await nobody.GetAsync(new Uri("/portal.css", UriKind.Relative));
        Guarded(file, "/portal.css");
        Assert.False(file.Headers.CacheControl!.NoStore);
    }

    /// <summary>A form of another site, or of a page that is too old, does nothing, is told so, and by no failure.</summary>
    [Theory]
    [InlineData("/sign-in", "persona=ada")]
    [InlineData("/sign-in", "persona=ada&__RequestVerificationToken=CfDJ8made-up")]
    [InlineData("/sign-out", "returnUrl=%2F")]
    [InlineData("/sign-out", "")]
    [InlineData("/deposits", "a=b", "antiforgery token")]
    [InlineData("/error", "a=b", "antiforgery token")]
    public async Task A_form_without_the_pages_own_token_is_refused_in_words(
        string path, string form, string words = "not sent by a page of the portal")
    {
        await using var world = new World();
        var ada = await world.SignedInAsync("ada");
        using var content = new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");

        using var answer = await ada.PostAsync(new Uri(path, UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Guarded(answer, path);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var still = await ada.GetAsync(new Uri("/api/audit.csv", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    /// <summary>What somebody wrote into an address stands in no answer as HTML.</summary>
    [Theory]
    [InlineData("/<script>alert(1)</script>")]
    [InlineData("/no/such?x=<script>alert(1)</script>")]
    [InlineData("/sign-in?returnUrl=%22><script>alert(1)</script>")]
    [InlineData("/sign-in/failed?why=<script>alert(1)</script>&returnUrl=<script>alert(1)</script>")]
    [InlineData("/signed-out?here=<script>alert(1)</script>")]
    [InlineData("/error?x=<script>alert(1)</script>")]
    [InlineData("/api/audit.csv?from=<script>alert(1)</script>")]
    [InlineData("/receipts/<script>alert(1)</script>.json")]
    public async Task No_answer_echoes_a_script(string path)
    {
        await using var world = new World();
        var ada = await world.SignedInAsync("ada");

        using var answer = await ada.GetAsync(new Uri(path, UriKind.Relative));

        Assert.DoesNotContain("<script>alert", await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
    }

    /// <summary>A form that leads on is sent with the page's own token, and still leads to the portal only.</summary>
    [Theory]
    [InlineData("/deposits", "/deposits")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("/\t/elsewhere.example", "/")]
    [InlineData("\t//elsewhere.example", "/")]
    [InlineData("/\r\nSet-Cookie: a=b", "/")]
    [InlineData("https:elsewhere.example", "/")]
    [InlineData("~//elsewhere.example", "/")]
    [InlineData("~/deposits", "/")]
    [InlineData("/brоad?x=é", "/br%D0%BEad?x=%C3%A9")]
    public async Task Signing_in_leads_nowhere_else(string asked, string led)
    {
        await using var world = new World();
        using var browser = world.Browser();
        var page = await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        var token = System.Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("persona", "ada"), new("returnUrl", asked), new("__RequestVerificationToken", token)]);

        using var answer = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form);

        Assert.Equal((HttpStatusCode.Redirect, led), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    private static void Guarded(HttpResponseMessage answer, string where)
    {
        // Of several policies a browser keeps to each.
        string Of(string name) =>
            answer.Headers.TryGetValues(name, out var values) ? string.Join(" & ", values) : throw new KeyNotFoundException($"{where} lacks {name}.");
        var policy = Of("Content-Security-Policy");
        Assert.All(
            ["default-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'self'", "object-src 'none'"],
            part => Assert.Contains(part, policy, StringComparison.Ordinal));
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("ws:", policy, StringComparison.Ordinal);
        Assert.Equal(
            ("nosniff", "DENY", "same-origin", "same-origin"),
            (Of("X-Content-Type-Options"), Of("X-Frame-Options"), Of("Referrer-Policy"), Of("Cross-Origin-Opener-Policy")));
        Assert.False(
            answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By") || answer.Headers.Contains("Access-Control-Allow-Origin"),
            where);
    }
}
