using Microsoft.AspNetCore.Mvc;

namespace Portal.Identity.OpenId;

/// <summary>Where the provider itself says that somebody left it. The token that it sends is the key to this door; no cookie counts.</summary>
internal static partial class BackChannel
{
    public const string Address = "/sign-out/by-provider";

    // A token and little else.
    private const int LargestForm = 128 * 1024;

    public static void MapBackChannel(this IEndpointRouteBuilder app) =>
        app.MapPost(Address, AnswerAsync).AllowAnonymous().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LargestForm));

    private static async Task<IResult> AnswerAsync(
        HttpContext context, LogoutTokens tokens, Sessions sessions, ILogger<LogoutTokens> logger, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            if (!context.Request.HasFormContentType || (await context.Request.ReadFormAsync(cancellationToken))["logout_token"] is not [{ } token])
            {
                throw new SignInException(SignInFault.Odd, "A logout came without its token.");
            }

            var ended = await sessions.EndAsync(await tokens.ReadAsync(token), cancellationToken);
            Ended(logger, ended);
            return Results.Ok();
        }
        catch (Exception exception) when (exception is SignInException or InvalidDataException or BadHttpRequestException)
        {
            Refused(logger, exception is SignInException ? exception.Message : "A logout came in a form that cannot be read.");
            return Results.Json(new { error = "invalid_request" }, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    [LoggerMessage(LogLevel.Information, "The provider ended {Count} sessions")]
    private static partial void Ended(ILogger logger, int count);

    [LoggerMessage(LogLevel.Information, "The provider's logout was refused: {Why}")]
    private static partial void Refused(ILogger logger, string why);
}
