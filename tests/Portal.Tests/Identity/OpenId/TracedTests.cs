using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Tests.Identity.OpenId;

/// <summary>Sign-in with a log that leaves nothing out: whoever reads it comes in by none of it.</summary>
public sealed class TracedTests : IAsyncLifetime, IDisposable
{
    internal const string Requests = "Microsoft.AspNetCore.Hosting.Diagnostics";
    internal const string SignIn = "Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectHandler";

    private static readonly (string, string)[] Everything =
    [
        .. new[]
        {
            "Default", "Microsoft", "Microsoft.AspNetCore", "Microsoft.AspNetCore.Hosting", Requests, "Microsoft.AspNetCore.Authentication", SignIn,
        }
            .Select(category => ($"Logging:LogLevel:{category}", "Trace")),
        ("Logging:Heard:LogLevel:Default", "Trace"), ($"Logging:Heard:LogLevel:{Requests}", "Trace"),
    ];

    private readonly Door door = new(isOnNetwork: true, Everything);

    [Fact]
    public async Task Nothing_that_opens_a_door_is_in_the_log_of_a_sign_in()
    {
        using var cookies = new HttpClientHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(cookies) { BaseAddress = door.Address };
        var asked = await Door.BeginAsync(browser, "/deposits");
        var held = Values(cookies);
        var back = await door.AgreeAsync(asked);
        Assert.Equal("/deposits", await Door.ReturnAsync(browser, back));
        held.AddRange(Values(cookies));

        // The same answer again, one that was altered, and one that the provider refuses.
        Assert.Contains("failed", await Door.ReturnAsync(browser, back), StringComparison.Ordinal);
        Assert.Contains("failed", await Door.ReturnAsync(browser, new Uri(back + "x")), StringComparison.Ordinal);
        var denied = QueryHelpers.ParseQuery((await Door.BeginAsync(browser)).Query)["state"].ToString();
        await Door.ReturnAsync(
            browser, new Uri(door.Address, $"/sign-in/callback?error=access_denied&error_description=what-others-wrote&state={denied}"));
        Assert.True(await Door.IsInAsync(browser));

        var (query, answer) = (QueryHelpers.ParseQuery(asked.Query), QueryHelpers.ParseQuery(back.Query));
        string[] secrets =
        [
            HostileProvider.Secret, Uri.EscapeDataString(HostileProvider.Secret), .. door.Provider.Secrets, .. held,
            $"{answer["code"]}", $"{query["state"]}", $"{query["nonce"]}", $"{query["code_challenge"]}", denied, "what-others-wrote",
        ];
        var log = door.Heard.All;
        Assert.All(secrets, secret => Assert.True(secret.Length >= 16));
        Assert.Contains("Trace ", log, StringComparison.Ordinal);
        var told = log.Split('\n')
            .Where(line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal)))
            .Select(line => line[..Math.Min(line.Length, 160)])
            .ToList();
        Assert.True(told.Count == 0, string.Join('\n', told));
    }

    public Task InitializeAsync() => door.InitializeAsync();

    public Task DisposeAsync() => door.DisposeAsync();

    public void Dispose() => door.Dispose();

    private List<string> Values(HttpClientHandler handler) => [.. handler.CookieContainer.GetCookies(new Uri(door.Address, "/sign-in/callback"))
        .Select(cookie => cookie.Value)
        .Where(value => value.Length >= 16)];
}
