using Testing.Running;
using Testing.Tools;


namespace Browser.Tests.Running;

/// <summary>One portal with its example data and one browser, for all tests of the browser, which run one after the other.</summary>
public sealed class Stage : IAsyncLifetime
{
    private DirectoryInfo? folder;
    private PortalProcess? portal;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Where the portal is.</summary>
    public Uri Address => Portal.Address;

    /// <summary>Where its S3 server is.</summary>
    public Uri Server => Portal.Server;

    private PortalProcess Portal => portal ?? throw new InvalidOperationException("The portal was not started.");

    public async Task InitializeAsync()
    {
        // Without a browser every test here is skipped, and there is nothing to start.
        if (Tool.Lack("chromium") is not null)
        {
            return;
        }

        folder = Directory.CreateTempSubdirectory("portal-stage-");
        Assertions.SetDefaultExpectTimeout(60_000);
        portal = await PortalProcess.StartAsync(folder.FullName);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Tool.Chromium ?? throw new InvalidOperationException("There is no Chromium on the PATH."),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (portal is not null)
        {
            // For whoever looks for the reason of a failure.
            await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, "portal.log"), portal.Output);
            await portal.DisposeAsync();
        }

        folder?.Delete(recursive: true);
    }

    /// <summary>A browser of one's own: no cookies, nothing remembered.</summary>
    /// <param name="at">Before which portal; this one if nothing is said.</param>
    public async Task<Person> SomebodyAsync(Uri? at = null)
    {
        var context = await (browser ?? throw new InvalidOperationException("The browser was not started."))
            .NewContextAsync(new BrowserNewContextOptions
            {
                BaseURL = (at ?? Address).AbsoluteUri,
                ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
                Locale = "en-GB",
                ReducedMotion = ReducedMotion.Reduce,
            });
        context.SetDefaultTimeout(60_000);
        return new Person(context, await context.NewPageAsync());
    }

    public async Task<Person> SignedInAsync(string name)
    {
        var person = await SomebodyAsync();
        await person.SignInAsync(name);
        return person;
    }
}

[CollectionDefinition(Name)]
public sealed class OnStage : ICollectionFixture<Stage>
{
    public const string Name = "The portal in a browser";
}
