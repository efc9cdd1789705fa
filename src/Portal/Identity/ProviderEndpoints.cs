using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Identity.OpenId;

namespace Portal.Identity;

/// <summary>To the provider and back, in and out.</summary>
internal static class ProviderEndpoints
{
    public static void MapProvider(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in/provider", (string? returnUrl) => Challenge(new AuthenticationProperties { RedirectUri = SignIn.Local(returnUrl) })).AllowAnonymous();
        app.MapGet(SignIn.Again, (string? returnUrl, TimeProvider clock) =>
            Challenge(OpenIdHandler.Anew(new AuthenticationProperties { RedirectUri = SignIn.Local(returnUrl) }, clock.GetUtcNow()))).AllowAnonymous();
        app.MapPost("/sign-out", SignOutAsync).AllowAnonymous().DisableAntiforgery();
    }

    private static IResult Challenge(AuthenticationProperties properties) => Results.Challenge(properties, [OpenIdRegistration.Scheme]);

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, Sessions sessions, SignOut signOut, CancellationToken cancellationToken)
    {
        // Whoever was thrown out holds a form whose token no longer fits, and has nothing left that another site could take from them.
        if (context.User.Identity?.IsAuthenticated is true && !await antiforgery.IsRequestValidAsync(context))
        {
            return Results.Problem("This form is too old, or of another site: load the page again and sign out there.", statusCode: StatusCodes.Status400BadRequest);
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
