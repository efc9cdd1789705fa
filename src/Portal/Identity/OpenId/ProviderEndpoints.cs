using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Components.Kit;

namespace Portal.Identity.OpenId;

/// <summary>To the provider and back, in and out.</summary>
internal static class ProviderEndpoints
{
    public static void MapProvider(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetRequiredService<IdentityOptions>().UsesPersonas)
        {
            return;
        }

        app.MapGet("/sign-in/provider", (HttpContext context, string? returnUrl, SignInEvents events) =>
            ChallengeAsync(context, new OpenIdConnectChallengeProperties(), returnUrl, events)).AllowAnonymous();
        app.MapGet(Act.SignInAgain, (HttpContext context, string? returnUrl, SignInEvents events, TimeProvider clock) =>
            ChallengeAsync(context, SignInEvents.Anew(clock.GetUtcNow()), returnUrl, events)).AllowAnonymous();
        app.MapPost("/sign-out", SignOutAsync).AllowAnonymous().DisableAntiforgery();
        app.MapBackChannel();
    }

    // A provider that cannot be reached, or that refuses what is pushed to it, is an exception here.
    private static async Task ChallengeAsync(HttpContext context, OpenIdConnectChallengeProperties properties, string? returnUrl, SignInEvents events)
    {
        properties.RedirectUri = SignIn.Local(returnUrl);
        try
        {
            await context.ChallengeAsync(SignIn.ProviderScheme, properties);
        }
        catch (Exception exception)
        {
            events.Refuse(context, exception, properties.RedirectUri);
        }
    }

    private static async Task<IResult> SignOutAsync(
        HttpContext context, IAntiforgery antiforgery, Sessions sessions, SignOut signOut, CancellationToken cancellationToken)
    {
        // Whoever was thrown out holds a form whose token no longer fits, and has nothing left that another site could take from them.
        if (context.User.Identity?.IsAuthenticated is true && !await antiforgery.IsRequestValidAsync(context))
        {
            return Results.Problem(
                "This form is too old, or of another site: load the page again and sign out there.", statusCode: StatusCodes.Status400BadRequest);
        }

        var idToken = await sessions.EndAsync(context.User, cancellationToken);
        await context.SignOutAsync();
        var back = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}/signed-out";
        if (idToken is null || await signOut.AddressAsync(idToken, back, cancellationToken) is not { } address)
        {
            return Results.LocalRedirect("/signed-out?here=only");
        }

        // A page that goes on by itself: the content security policy lets forms lead to the portal only, even by a redirect.
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<SigningOut>(new { Address = address });
    }
}
