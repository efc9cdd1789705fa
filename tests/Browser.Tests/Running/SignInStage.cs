using Testing.Running;
using Testing.Tools;


namespace Browser.Tests.Running;

/// <summary>A portal where people sign in with a provider, and that provider.</summary>
public sealed class SignInStage : IAsyncLifetime
{
    private const string Secret = "a-secret-of-the-tests-only";
    private DirectoryInfo? folder;
    private OpenIdProvider? provider;
    private PortalProcess? portal;

    public Uri Address => portal?.Address ?? throw new InvalidOperationException("The portal was not started.");

    public Uri Provider => provider?.Address ?? throw new InvalidOperationException("The provider was not started.");

    public async Task InitializeAsync()
    {
        if (Tool.Lack("chromium", "node", "oidc-provider") is not null)
        {
            return;
        }

        folder = Directory.CreateTempSubdirectory("portal-sign-in-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "secret"), Secret);
        provider = await OpenIdProvider.StartAsync(Secret);
        portal = await PortalProcess.StartAsync(
            Path.Combine(folder.FullName, "data"),
            "--Portal:Seed", "false",
            "--Identity:Authority", provider.Address.GetLeftPart(UriPartial.Authority),
            "--Identity:ProviderName", "Test Institute",
            "--Identity:ClientId", "gallery-portal",
            "--Identity:ClientSecretFile", Path.Combine(folder.FullName, "secret"),
            "--Identity:Scopes", "openid profile email roles",
            "--Identity:RoleClaim", "realm_access.roles",
            "--Identity:MaintainerValues:0", "gallery-maintainers",
            "--Identity:Recheck", "00:00:01");
    }

    public async Task DisposeAsync()
    {
        if (portal is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, "portal-sign-in.log"), portal.Output);
            await portal.DisposeAsync();
        }

        if (provider is not null)
        {
            await provider.DisposeAsync();
        }

        folder?.Delete(recursive: true);
    }
}
