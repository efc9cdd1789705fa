namespace Portal.Api;

internal static class HealthEndpoint
{
    /// <summary>200 when all parts answer, else 503 and which does not.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app) =>
        app.MapGet("/healthz", async (Health health, CancellationToken cancellationToken) =>
        {
            var parts = await health.AskAsync(cancellationToken);
            var well = parts.All(part => part.Answers);
            return Results.Json(
                new { status = well ? "ok" : "failing", parts },
                statusCode: well ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous();
}
