using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Portal.Identity;

/// <summary>The cookie of whoever came in: for how long it holds, and that who it names is looked at again with each request.</summary>
internal static class SignInCookie
{
    /// <summary>A browser that asks nothing for this long signs in anew.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(4);

    public static void Set(CookieAuthenticationOptions cookie, IdentityOptions identity)
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
        cookie.Events.OnValidatePrincipal = RevalidateAsync;
        cookie.Events.OnRedirectToLogin = AnswerApiPlainly(cookie.Events.OnRedirectToLogin, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = AnswerApiPlainly(cookie.Events.OnRedirectToAccessDenied, StatusCodes.Status403Forbidden);
    }

    // The cookie says who somebody was when it was made.
    private static async Task RevalidateAsync(CookieValidatePrincipalContext context)
    {
        var current = context.HttpContext.RequestServices.GetRequiredService<CurrentPerson>();
        var now = await current.TouchAsync(context.Principal!, context.HttpContext.RequestAborted);
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
