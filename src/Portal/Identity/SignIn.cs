using Curation.Workflow;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Portal.Identity;

/// <summary>
/// Who comes in. Everything is closed unless it says otherwise. On the embedded server people choose a persona; elsewhere an OpenID Connect
/// provider answers for them, whose handler belongs here beside <see cref="AddPersonas"/>.
/// </summary>
internal static class SignIn
{
    public const string Maintainers = "Maintainers";

    /// <summary>Who looks after what the gallery holds: maintainers and champions.</summary>
    public const string Curators = "Curators";

    public static void AddPersonas(this IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.AccessDeniedPath = "/forbidden";
            cookie.Cookie.Name = "gallery-portal";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.Events.OnRedirectToLogin = AnswerApiPlainly(cookie.Events.OnRedirectToLogin, StatusCodes.Status401Unauthorized);
            cookie.Events.OnRedirectToAccessDenied = AnswerApiPlainly(cookie.Events.OnRedirectToAccessDenied, StatusCodes.Status403Forbidden);
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Maintainers, policy => policy.RequireRole(nameof(Role.Maintainer)))
            .AddPolicy(Curators, policy => policy.RequireRole(nameof(Role.Maintainer), nameof(Role.Champion)));
        services.AddCascadingAuthenticationState();
    }

    public static void MapPersonas(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-in", async (HttpContext context, [FromForm] string persona, [FromForm] string? returnUrl) =>
        {
            if (Persona.All.FirstOrDefault(p => p.Key == persona) is not { } chosen)
            {
                return Results.Problem($"There is no persona “{persona}”.", statusCode: StatusCodes.Status400BadRequest);
            }

            await context.SignInAsync(chosen.Principal());
            return Results.LocalRedirect(Local(returnUrl));
        }).AllowAnonymous();
        app.MapPost("/sign-out", async (HttpContext context, [FromForm] string? returnUrl) =>
        {
            await context.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        }).AllowAnonymous();
    }

    /// <summary>Only addresses of the portal itself: anything else leads home.</summary>
    internal static string Local(string? returnUrl) =>
        returnUrl is ['/', not ('/' or '\\'), ..] && !returnUrl.Any(char.IsControl) ? returnUrl : "/";

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
