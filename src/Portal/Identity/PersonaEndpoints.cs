using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace Portal.Identity;

/// <summary>In and out as a persona, on the embedded server.</summary>
internal static class PersonaEndpoints
{
    public static void MapPersonas(this IEndpointRouteBuilder app)
    {
        if (!app.ServiceProvider.GetRequiredService<IdentityOptions>().UsesPersonas)
        {
            return;
        }

        app
            .MapPost("/sign-in", async (
                HttpContext context,
                Sessions sessions,
                [FromServices] IEnumerable<Persona> known,
                [FromForm] string persona,
                [FromForm] string? returnUrl) =>
            {
                if (known.FirstOrDefault(p => p.Key == persona) is not { } chosen)
                {
                    return Results.Problem($"There is no persona “{persona}”.", statusCode: StatusCodes.Status400BadRequest);
                }

                await context.SignInAsync(await sessions.BeginAsync(chosen, context.Request.Headers.UserAgent, context.User, context.RequestAborted));
                return Results.LocalRedirect(SignIn.Local(returnUrl));
            })
            .AllowAnonymous();
        app.MapPost("/sign-out", async (HttpContext context, Sessions sessions, [FromForm] string? returnUrl) =>
        {
            await sessions.EndAsync(context.User, context.RequestAborted);
            await context.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        }).AllowAnonymous();
    }
}
