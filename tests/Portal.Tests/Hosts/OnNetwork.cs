using System.Net;
using System.Text.RegularExpressions;
using Portal.Tests.Journeys;

namespace Portal.Tests.Hosts;

/// <summary>A portal that its own web server serves, and somebody signed in to it.</summary>
public sealed class OnNetwork : IAsyncLifetime
{
    internal World World { get; } = new(_ => { }, isOnNetwork: true);

    public Uri Address => World.Address;

    /// <summary>What a browser of hers sends along, for whatever page.</summary>
    public string AdasCookies { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var jar = new CookieContainer();
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = jar, AllowAutoRedirect = false }) { BaseAddress = Address };
        var page = await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        var token = Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("persona", "ada"), new("__RequestVerificationToken", token)]);
        using var answer = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        AdasCookies = jar.GetCookieHeader(Address);
    }

    public async Task DisposeAsync() => await World.DisposeAsync();
}
