namespace Portal.Health;

internal static class HealthEndpoint
{
    /// <summary>200 when all parts answer, else 503 and which does not. For what the portal can do without nobody need start it anew: that is told, with 200.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app) =>
        app.MapGet("/healthz", async (PortalHealth health, CancellationToken cancellationToken) =>
        {
            var parts = await health.AskAsync(cancellationToken);
            var well = parts.All(part => part.Answers || !part.IsNeeded);
            return Results.Json(
                new { status = !well ? "failing" : parts.All(part => part.Answers) ? "ok" : "limited", parts = parts.Select(part => new { part.Name, part.Answers, Words = part.Message }) },
                statusCode: well ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous();
}
