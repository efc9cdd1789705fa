using Microsoft.AspNetCore.WebUtilities;
using Portal.Identity;
using Portal.Identity.OpenId;

namespace Portal.Tests.Identity.OpenId;

/// <summary>The secret goes to the provider in the way that it takes, for tokens and for what is pushed.</summary>
public sealed class ClientSecretTests : IClassFixture<Door>
{
    private readonly Door door;

    public ClientSecretTests(Door door)
    {
        this.door = door;
        door.Reset();
    }

    [Theory]
    [InlineData(null, "client_secret_basic")]
    [InlineData("client_secret_basic client_secret_post", "client_secret_basic")]
    [InlineData("client_secret_post", "client_secret_post")]
    [InlineData("private_key_jwt client_secret_post", "client_secret_post")]
    public Task By_what_the_provider_says(string? said, string taken) => GoesAsync(door, said, taken);

    [Theory]
    [InlineData("client_secret_basic", "client_secret_post")]
    [InlineData("client_secret_post", "client_secret_basic")]
    public Task By_the_setting_first(string said, string taken) =>
        WithAsync(("Identity:ClientAuthentication", taken), set => GoesAsync(set, said, taken));

    [Fact]
    public async Task A_provider_that_refuses_what_is_pushed_has_a_page_that_leads_back()
    {
        DescribeAnew(door, null);
        door.Provider.Takes.Clear();
        var browser = door.Browser();

        var location = (await Door.BeginAsync(browser, "/deposits")).ToString();

        await door.RefusedAsync(browser, location, SignInFault.Refused);
        Assert.EndsWith("&returnUrl=%2Fdeposits", location, StringComparison.Ordinal);
    }

    [Fact]
    public Task Nothing_is_pushed_where_a_setting_says_so() => WithAsync(("Identity:PushesRequests", "false"), async set =>
    {
        DescribeAnew(set, null);

        Assert.Equal("/", await set.SignInAsync(set.Browser()));
        Assert.Empty(set.Provider.Pushed);
    });

    private static async Task GoesAsync(Door door, string? said, string taken)
    {
        DescribeAnew(door, said);
        door.Provider.Takes.Clear();
        door.Provider.Takes.Add(taken);
        var browser = door.Browser();
        var asked = await Door.BeginAsync(browser, "/deposits");

        Assert.Equal("/deposits", await Door.ReturnAsync(browser, await door.AgreeAsync(asked)));
        var query = QueryHelpers.ParseQuery(asked.Query);
        Assert.Equal(["client_id", "request_uri"], query.Keys.Order(StringComparer.Ordinal));
        var pushed = door.Provider.Pushed[query["request_uri"].ToString()];
        Assert.Equal(
            ("code", "S256", "openid profile email"),
            (pushed["response_type"].ToString(), pushed["code_challenge_method"].ToString(), pushed["scope"].ToString()));
        door.NothingSecretIn(door.Heard.All + asked);
    }

    // What it says of itself from now on is found half a day later.
    private static void DescribeAnew(Door door, string? methods)
    {
        door.Clock.Advance(TimeSpan.FromHours(13));
        door.Provider.Discovery["pushed_authorization_request_endpoint"] = $"{door.Provider.Issuer}/par";
        door.Provider.Discovery["token_endpoint_auth_methods_supported"] = methods?.Split(' ');
    }

    private static async Task WithAsync((string, string) setting, Func<Door, Task> testAsync)
    {
        var door = new Door(isOnNetwork: false, setting);
        await door.InitializeAsync();
        try
        {
            await testAsync(door);
        }
        finally
        {
            await door.DisposeAsync();
        }
    }
}
