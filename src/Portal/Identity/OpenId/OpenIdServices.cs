using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Portal.Ground;

namespace Portal.Identity.OpenId;

/// <summary>Sign-in with an OpenID Connect provider, by the framework's handler. Where no provider is named there is none.</summary>
internal static class OpenIdServices
{
    private static readonly TimeSpan LongestSignIn = TimeSpan.FromMinutes(15);

    // A bound on the age of a sign-in obliges the provider to tell when that was. A year has nobody sign in again.
    private static readonly TimeSpan AnyAge = TimeSpan.FromDays(365);

    public static IServiceCollection AddOpenId(this IServiceCollection services, IdentityOptions identity)
    {
        if (identity.UsesPersonas)
        {
            return services;
        }

        services.AddSingleton<ProviderClient>();
        services.AddSingleton<ProviderReader>();
        services.AddSingleton<Provider>();
        services.AddSingleton<IRemoteDependency>(provider => provider.GetRequiredService<Provider>());
        services.AddSingleton<SignedTokens>();
        services.AddSingleton<LogoutTokens>();
        services.AddSingleton<UserInfo>();
        services.AddSingleton<ClaimReader>();
        services.AddSingleton<SignInEvents>();
        services.AddSingleton<SignOut>();
        services.AddHostedService<ProviderStart>();
        new AuthenticationBuilder(services).AddOpenIdConnect(SignIn.ProviderScheme, options => Set(options, identity));
        services.AddOptions<OpenIdConnectOptions>(SignIn.ProviderScheme).Configure<Provider, SignedTokens, ProviderClient>((options, provider, tokens, client) =>
        {
            options.ConfigurationManager = provider;
            options.TokenHandler = tokens;
            options.Backchannel = new HttpClient(new TokenChannel(identity, provider, client)) { Timeout = Timeout.InfiniteTimeSpan }; // the client within ends it
        });
        return services;
    }

    private static void Set(OpenIdConnectOptions options, IdentityOptions identity)
    {
        (options.ClientId, options.ClientSecret) = (identity.ClientId, identity.ClientSecret);
        (options.ResponseType, options.ResponseMode) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query);
        options.CallbackPath = "/sign-in/callback";
        options.MaxAge = AnyAge;
        options.DisableTelemetry = true;
        options.PushedAuthorizationBehavior = identity.PushesRequests ? PushedAuthorizationBehavior.UseIfAvailable : PushedAuthorizationBehavior.Disable;
        options.EventsType = typeof(SignInEvents);

        // For the events, which take them out again.
        options.SaveTokens = true;

        // Two doors that the handler opens by itself: whoever leads a browser to the first signs it out.
        options.RemoteSignOutPath = options.SignedOutCallbackPath = default;

        // The keys are asked for once more where the token is checked.
        options.RefreshOnIssuerKeyNotFound = false;
        options.RemoteAuthenticationTimeout = LongestSignIn;
        options.CorrelationCookie = new PortalCookie { Name = "gallery-portal-sign-in.", HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true };
        options.NonceCookie = new PortalCookie { Name = "gallery-portal-nonce.", HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, Expiration = LongestSignIn };

        // By the machine's clock, so the cookie ends it before.
        options.ProtocolValidator.NonceLifetime = LongestSignIn + LongestSignIn;
        options.Scope.Clear();
        foreach (var scope in identity.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            options.Scope.Add(scope);
        }
    }

    // Whoever starts the portal learns at once, from the log, whether people can sign in; the start does not wait for it. Until the provider was
    // there once, somebody has to go on asking: the sign-in page and the health say what was found.
    private sealed class ProviderStart(Provider provider, TimeProvider clock) : BackgroundService
    {
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            while (!await IsThereAsync(stoppingToken))
            {
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }

        private async Task<bool> IsThereAsync(CancellationToken cancellationToken)
        {
            try
            {
                await provider.GetAsync(cancellationToken);
                return true;
            }
            catch (SignInException)
            {
                return false; // Logged where it happened.
            }
        }
    }
}
