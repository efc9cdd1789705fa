using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Portal.Ground;

namespace Portal;

/// <summary>
/// What people see where nothing is or something failed: a page with words. Programs, and whoever sent a form, get the status and a sentence. Not
/// by a branch of the pipeline: a branch routes nothing anew.
/// </summary>
internal static partial class FailurePages
{
    public static void UseFailurePages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.Use((context, next) =>
        {
            // The page of a failure is read, whatever failed: a form that was refused would be refused there once more, and end without any answer.
            if (context.Features.Get<IExceptionHandlerFeature>() is not null)
            {
                context.Request.Method = HttpMethods.Get;
                context.Features.Set<IAntiforgeryValidationFeature>(null);
            }

            return next(context);
        });
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(AnswerPlainlyAsync);
    }

    private static async Task AnswerPlainlyAsync(HttpContext context, RequestDelegate next)
    {
        var isSent = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        if (isSent || context.Request.Path.StartsWithSegments("/api"))
        {
            context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        }

        try
        {
            await next(context);
        }
        catch (Exception exception) when (IsProgram(context, isSent) && StorageFaults.MessageFor(exception) is { } words)
        {
            NotAnswered(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Portal.Api"), exception);
            context.Response.Headers.RetryAfter = $"{StorageFaults.TryAfter.TotalSeconds:0}";
            await Results.Problem(words, statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
        }

        if (isSent && context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false, ContentType: null })
        {
            await Results.Problem("This was not sent by a page of the portal, or the page is too old: load it again and send it anew.", statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(context);
        }
    }

    private static bool IsProgram(HttpContext context, bool isSent) => !context.Response.HasStarted && (isSent || context.Request.Path.StartsWithSegments("/api"));

    [LoggerMessage(LogLevel.Error, "A request could not be answered: disk or database failed")]
    private static partial void NotAnswered(ILogger logger, Exception exception);
}
