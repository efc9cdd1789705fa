using System.Text;
using Curation.Workflow.Actors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Portal.Identity.OpenId;

namespace Portal.Identity;

/// <summary>
/// Who comes in. Everything is closed unless it says otherwise. On the embedded server people choose a persona; elsewhere, or where one is
/// named, an OpenID Connect provider answers for them.
/// </summary>
internal static class SignIn
{
    public const string Maintainers = "Maintainers";

    /// <summary>Where somebody goes who has to prove once more who they are.</summary>
    public const string Again = "/sign-in/again";

    /// <summary>A browser that asks nothing for this long signs in anew.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(4);

    /// <summary>Who looks after what the gallery holds: maintainers and champions.</summary>
    public const string Curators = "Curators";

    public static void AddSignIn(this IServiceCollection services, IdentityOptions identity)
    {
        services.AddSingleton(identity);
        services.AddSingleton<Sessions>();
        services.AddSingleton<OwnSessions>();
        var authentication = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie => Set(cookie, identity));
        if (!identity.UsesPersonas)
        {
            authentication.AddOpenId(identity);
        }

        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Maintainers, policy => policy.RequireRole(nameof(Role.Maintainer)))
            .AddPolicy(Curators, policy => policy.RequireRole(nameof(Role.Maintainer), nameof(Role.Champion)));
        services.AddCascadingAuthenticationState();
    }

    public static void MapSignIn(this IEndpointRouteBuilder app, IdentityOptions identity)
    {
        if (identity.UsesPersonas)
        {
            app.MapPersonas();
        }
        else
        {
            app.MapProvider();
        }
    }

    /// <summary>Only addresses of the portal itself: anything else leads home.</summary>
    internal static string Local(string? returnUrl) =>
        returnUrl == "/" || (returnUrl is ['/', not ('/' or '\\'), ..] && !returnUrl.Any(char.IsControl)) ? InAscii(returnUrl) : "/";

    // A header takes nothing else; the server would answer 500.
    private static string InAscii(string address) =>
        Ascii.IsValid(address) ? address : string.Concat(address.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    private static void Set(CookieAuthenticationOptions cookie, IdentityOptions identity)
    {
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.AccessDeniedPath = "/forbidden";
        cookie.Cookie = identity.UsesPersonas ? new CookieBuilder { SecurePolicy = CookieSecurePolicy.SameAsRequest } : new PortalCookie();
        cookie.Cookie.Name = "gallery-portal";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.IsEssential = true;

        // Grows with each use, until Sessions.Longest is over. Personas have nothing to protect; their session ends as others do.
        cookie.ExpireTimeSpan = identity.UsesPersonas ? TimeSpan.FromHours(12) : Idle;
        cookie.Events.OnValidatePrincipal = LookAgainAsync;
        cookie.Events.OnRedirectToLogin = AnswerApiPlainly(cookie.Events.OnRedirectToLogin, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = AnswerApiPlainly(cookie.Events.OnRedirectToAccessDenied, StatusCodes.Status403Forbidden);
    }

    // The cookie says who somebody was when it was made.
    private static async Task LookAgainAsync(CookieValidatePrincipalContext context)
    {
        var current = context.HttpContext.RequestServices.GetRequiredService<CurrentPerson>();
        var now = await current.ComeInAsync(context.Principal!, context.HttpContext.RequestAborted);
        if (now is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync();
        }
        else if (!ReferenceEquals(now, context.Principal))
        {
            context.ReplacePrincipal(now);
            context.ShouldRenew = true;
        }
    }

    // A program that downloads gets a status, not the sign-in page.
    private static Func<RedirectContext<CookieAuthenticationOptions>, Task> AnswerApiPlainly(
        Func<RedirectContext<CookieAuthenticationOptions>, Task> otherwise, int status) => context =>
    {
        if (!context.Request.Path.StartsWithSegments("/api"))
        {
            return otherwise(context);
        }

        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };
}
