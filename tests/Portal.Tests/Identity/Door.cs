using System.Net;
using Curation.Workflow.People;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Data;
using Portal.Identity;
using Portal.Identity.OpenId;
using Portal.Tests.Data;
using Portal.Tests.Identity.OpenId;
using Portal.Tests.Journeys;
using Testing.Tools;

namespace Portal.Tests.Identity;

/// <summary>The whole portal, with the hostile provider to sign in with; browsers are clients that keep cookies.</summary>
public sealed class Door : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly HttpClient network = new(new HttpClientHandler { AllowAutoRedirect = false });
    private readonly bool isOnNetwork;
    private readonly (string Name, string Value)[] settings = [];
    private WebApplicationFactory<Program>? app;
    private HostileProvider? provider;

    public Door()
    {
    }

    /// <param name="isOnNetwork">Whether other processes reach the portal, at <see cref="Address"/>.</param>
    /// <param name="settings">As on the command line.</param>
    internal Door(bool isOnNetwork, params (string Name, string Value)[] settings) => (this.isOnNetwork, this.settings) = (isOnNetwork, settings);

    internal ShiftedClock Clock { get; } = new();

    internal Heard Heard { get; } = new();

    internal HostileProvider Provider => provider ?? throw new InvalidOperationException("The provider was not started.");

    internal IServiceProvider Services => app?.Services ?? throw new InvalidOperationException("The portal was not started.");

    internal Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    internal IDbContextFactory<PortalDb> Dbs => Services.GetRequiredService<IDbContextFactory<PortalDb>>();

    public async Task InitializeAsync()
    {
        provider = await HostileProvider.StartAsync(Clock);
        app = Portal(Provider.Issuer, folder.Root);
        if (isOnNetwork)
        {
            app.UseKestrel(0);
            app.StartServer();
        }

        // The portal asks the provider as it starts: before a test changes what that says.
        await app.Services.GetRequiredService<Provider>().GetAsync(CancellationToken.None);
    }

    /// <summary>As a test finds it: the provider is honest, and everything that is done once in a while may be done again.</summary>
    public void Reset()
    {
        Provider.Reset();
        Clock.Run();
        Clock.Advance(TimeSpan.FromMinutes(1));
    }

    public HttpClient Browser(string address = "http://localhost") => isOnNetwork
        ? new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address }
        : app!.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri(address) });

    /// <summary>Asks to sign in.</summary>
    /// <returns>Where the browser is sent: to the provider, or to a page that says why not.</returns>
    public static async Task<Uri> BeginAsync(HttpClient browser, string returnUrl = "/")
    {
        using var answer = await browser.GetAsync(new Uri($"/sign-in/provider?returnUrl={Uri.EscapeDataString(returnUrl)}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!;
    }

    /// <summary>Says yes at the provider.</summary>
    /// <returns>The address by which the provider sends the browser back.</returns>
    public async Task<Uri> AgreeAsync(Uri asked)
    {
        using var answer = await network.GetAsync(asked);
        return answer.Headers.Location!;
    }

    /// <returns>Where the portal sends the browser after the provider's answer.</returns>
    public static async Task<string> ReturnAsync(HttpClient browser, Uri callback)
    {
        using var answer = await browser.GetAsync(callback.PathAndQuery);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    public async Task<string> SignInAsync(HttpClient browser, string returnUrl = "/") =>
        await ReturnAsync(browser, await AgreeAsync(await BeginAsync(browser, returnUrl)));

    public static async Task<bool> IsInAsync(HttpClient browser)
    {
        using var answer = await browser.GetAsync(new Uri("/api/audit.csv", UriKind.Relative));
        return answer.StatusCode is HttpStatusCode.OK;
    }

    /// <summary>Somebody who signed in with these claims, as the portal knows them.</summary>
    internal async Task<(HttpClient Browser, Person Person)> SomebodyAsync(string subject, params string[] roles)
    {
        Provider.Claims["sub"] = subject;
        Provider.Claims["name"] = $"Somebody {subject}";
        Provider.Claims["roles"] = roles;
        var browser = Browser();
        var location = await SignInAsync(browser);
        Assert.True(location == "/", $"{location} {Heard.All}");
        await using var db = await Dbs.CreateDbContextAsync();
        return (browser, await db.People.AsNoTracking().SingleAsync(p => p.SubjectAtIssuer == subject));
    }

    /// <summary>Nobody came in; the page says why, in words, and neither it nor the log tells a secret.</summary>
    internal async Task RefusedAsync(HttpClient browser, string location, SignInFault why)
    {
        var word = QueryHelpers.ParseQuery(new Uri(new Uri("http://localhost"), location).Query)["why"].ToString();
        Assert.StartsWith("/sign-in/failed?", location, StringComparison.Ordinal);
        Assert.Equal(why.ToString().ToLowerInvariant(), word);
        Assert.False(await IsInAsync(browser));
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri(location, UriKind.Relative)));
        var words = SignInMessage.For(why, "127.0.0.1");
        Assert.Contains(words.What, page, StringComparison.Ordinal);
        Assert.Contains(words.Who, page, StringComparison.Ordinal);
        Assert.Contains($"Information Nobody was signed in ({why}): ", Heard.All, StringComparison.Ordinal);
        NothingSecretIn(page);
        NothingSecretIn(Heard.All);
    }

    internal void NothingSecretIn(string text)
    {
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain(HostileProvider.Secret, text, StringComparison.Ordinal);
        Assert.All(Provider.Secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    public void Dispose()
    {
        network.Dispose();
        Heard.Dispose();
        folder.Dispose();
    }

    public async Task DisposeAsync()
    {
        if (app is not null)
        {
            await EndAsync(app, folder);
        }

        await Provider.DisposeAsync();
        Dispose();
    }

    /// <summary>Another portal, with another provider.</summary>
    internal sealed class Second(Door door, string authority) : IAsyncDisposable
    {
        private readonly TemporaryFolder folder = new();
        private WebApplicationFactory<Program>? app;

        public HttpClient Browser() =>
            (app ??= door.Portal(authority, folder.Root)).CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

        public async ValueTask DisposeAsync()
        {
            if (app is not null)
            {
                await EndAsync(app, folder);
            }

            folder.Dispose();
        }
    }

    // The program lets go of its folder as its last act, which the host does not wait for.
    private static async Task EndAsync(WebApplicationFactory<Program> app, TemporaryFolder folder)
    {
        var pool = Pool.Of(app.Services.GetRequiredService<IDbContextFactory<PortalDb>>());
        await app.DisposeAsync();
        await World.UntilAsync(() => Task.FromResult(File.Exists(folder.At("portal.lock"))), exists => !exists);
        Pool.Close(pool);
    }

    private WebApplicationFactory<Program> Portal(string authority, string data) => new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
    {
        // What the host is given here reaches the portal as its command line, where it takes no secret.
        var secret = Path.Combine(data, "client-secret");
        File.WriteAllText(secret, HostileProvider.Secret + "\n");
        foreach (var (name, value) in new[]
        {
            ("urls", "http://127.0.0.1:0"), ("Portal:DataDirectory", data), ("Portal:SandboxUrl", "http://127.0.0.1:0"), ("Portal:Seed", "false"),
            ("AllowedHosts", "portal.lab.example"), ("Identity:Authority", authority), ("Identity:ClientId", HostileProvider.Client),
            ("Identity:ClientSecretFile", secret), ("Identity:MaintainerValues:0", "gallery-maintainers"),
            ("Identity:ChampionValues:0", "gallery-champions"), ("Identity:FirstMaintainer", "first@gallery.example"),
        }.Concat(settings))
        {
            host.UseSetting(name, value);
        }

        host.ConfigureLogging(logging => logging.AddProvider(Heard));
        host.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddSingleton(_ => new ProviderClient { Timeout = TimeSpan.FromSeconds(20) });
        });
    });
}
