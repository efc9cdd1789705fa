using Curation.Workflow.Actors;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Components.Kit;

namespace Portal.Identity;

/// <summary>
/// Who comes in. Everything is closed unless it says otherwise. On the embedded server people choose a persona; elsewhere, or where one is
/// named, an OpenID Connect provider answers for them.
/// </summary>
internal static class IdentityServices
{
    public static IServiceCollection AddIdentity(this IServiceCollection services) => services
        .AddSingleton<Sessions>()
        .AddSingleton<OwnSessions>()
        .AddSingleton<People>()
        .AddSingleton<Champions>()
        .AddSingleton<CurrentPerson>()
        .AddSingleton(new RailEntry(120, "/people", "People", Glyph.Person, RailReaders.Maintainers));

    public static IServiceCollection AddSignIn(this IServiceCollection services, IdentityOptions identity)
    {
        services.AddSingleton(identity);
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie => SignInCookie.Set(cookie, identity));
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(SignIn.Maintainers, policy => policy.RequireRole(nameof(Role.Maintainer)))
            .AddPolicy(SignIn.Curators, policy => policy.RequireRole(nameof(Role.Maintainer), nameof(Role.Champion)));
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitPerson>();
        return services;
    }
}
