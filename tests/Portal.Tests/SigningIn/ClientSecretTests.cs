using Microsoft.AspNetCore.WebUtilities;
using Portal.Identity.OpenId;

namespace Portal.Tests.SigningIn;

/// <summary>The secret goes to the provider in the way that it takes, for tokens and for what is pushed.</summary>
public sealed class ClientSecretTests : IAsyncLifetime, IDisposable
{
    private Door? door;

    [Theory]
    [InlineData(null, "", "client_secret_basic")]
    [InlineData("client_secret_basic client_secret_post", "", "client_secret_basic")]
    [InlineData("client_secret_post", "", "client_secret_post")]
    [InlineData("private_key_jwt client_secret_post", "", "client_secret_post")]
    [InlineData("client_secret_basic", "client_secret_post", "client_secret_post")]
    [InlineData("client_secret_post", "client_secret_basic", "client_secret_basic")]
    public async Task By_what_the_provider_says_or_by_the_setting(string? said, string setting, string taken)
    {
        var provider = await StartAsync(said, ("Identity:ClientAuthentication", setting));
        provider.Takes.Clear();
        provider.Takes.Add(taken);
        provider.Discovery["pushed_authorization_request_endpoint"] = $"{provider.Issuer}/par";
        var browser = door!.Browser();
        var asked = await Door.BeginAsync(browser, "/deposits");

        Assert.Equal("/deposits", await Door.ReturnAsync(browser, await door.AgreeAsync(asked)));
        Assert.Equal(["client_id", "request_uri"], QueryHelpers.ParseQuery(asked.Query).Keys.Order(StringComparer.Ordinal));
        var pushed = provider.Pushed.Single().Value;
        Assert.Equal(("code", "S256", "openid profile email"), (pushed["response_type"].ToString(), pushed["code_challenge_method"].ToString(), pushed["scope"].ToString()));
    }

    [Fact]
    public async Task A_provider_that_refuses_what_is_pushed_has_a_page_that_leads_back()
    {
        var provider = await StartAsync(null);
        provider.Takes.Clear();
        provider.Discovery["pushed_authorization_request_endpoint"] = $"{provider.Issuer}/par";
        var browser = door!.Browser();

        var location = (await Door.BeginAsync(browser, "/deposits")).ToString();

        await door.RefusedAsync(browser, location, SignInFault.Refused);
        Assert.EndsWith("&returnUrl=%2Fdeposits", location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_pushed_where_a_setting_says_so()
    {
        var provider = await StartAsync(null, ("Identity:PushesRequests", "false"));
        provider.Discovery["pushed_authorization_request_endpoint"] = $"{provider.Issuer}/par";
        var browser = door!.Browser();

        Assert.Equal("/", await door.SignInAsync(browser));
        Assert.Empty(provider.Pushed);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => door?.DisposeAsync() ?? Task.CompletedTask;

    public void Dispose() => door?.Dispose();

    private async Task<HostileProvider> StartAsync(string? said, params (string, string)[] settings)
    {
        door = new Door(isOnNetwork: false, settings);
        await door.InitializeAsync();

        // What it says of itself from now on is found half a day later.
        door.Clock.Advance(TimeSpan.FromHours(13));
        door.Provider.Discovery["token_endpoint_auth_methods_supported"] = said?.Split(' ');
        return door.Provider;
    }
}
