using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;

namespace Portal.Identity.OpenId;

/// <summary>
/// Sign-in with an OpenID Connect provider. Where <c>Microsoft.AspNetCore.Authentication.OpenIdConnect</c> can be had, its
/// <c>AddOpenIdConnect</c> stands in for this call, and its events for <see cref="Sessions"/>'s place in the handler.
/// </summary>
internal static class OpenIdRegistration
{
    public const string Scheme = "openid";

    public static void AddOpenId(this AuthenticationBuilder authentication, IdentityOptions identity)
    {
        var services = authentication.Services;
        services.AddSingleton<ProviderClient>();
        services.AddSingleton<ProviderReader>();
        services.AddSingleton<Provider>();
        services.AddSingleton<IDistantPart>(provider => provider.GetRequiredService<Provider>());
        services.AddSingleton<CodeExchange>();
        services.AddSingleton<UserInfo>();
        services.AddSingleton<IdTokens>();
        services.AddSingleton<ClaimReader>();
        services.AddSingleton<SignOut>();
        services.AddHostedService<ProviderStart>();
        authentication.AddOAuth<OpenIdOptions, OpenIdHandler>(Scheme, options =>
        {
            (options.ClientId, options.ClientSecret) = (identity.ClientId, identity.ClientSecret);
            options.CorrelationCookie = new PortalCookie { Name = "gallery-portal-sign-in.", HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true };
            foreach (var scope in identity.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                options.Scope.Add(scope);
            }

            options.Events = new OAuthEvents
            {
                OnRemoteFailure = context =>
                {
                    // The handler has logged what the exception says.
                    var fault = context.Failure is SignInException known ? known.Fault : SignInFault.Odd;
                    context.Response.Redirect(SignInFailed.Address(fault, context.Properties?.RedirectUri));
                    context.HandleResponse();
                    return Task.CompletedTask;
                },
            };
        });
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
