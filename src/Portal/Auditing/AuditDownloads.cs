using System.Globalization;
using System.Security.Claims;
using Portal.Ground;
using Portal.Identity;

namespace Portal.Auditing;

/// <summary>The audit trail as a file, and for programs whether it still agrees.</summary>
internal static class AuditDownloads
{
    public static void MapAudit(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/audit.csv", AuditAsync);
        app.MapGet("/api/audit/trail", TrailAsync).RequireAuthorization(SignIn.Maintainers);
    }

    private static async Task<IResult> TrailAsync(ClaimsPrincipal person, Trail trail, CancellationToken cancellationToken)
    {
        var report = await trail.VerifyAsync(Actors.From(person), cancellationToken);
        return Results.Json(new { Words = report.Summary, report.Facts, report.LastAt, report.LastHash, report.Anchored, report.Trouble, report.Faults });
    }

    private static IResult AuditAsync(
        ClaimsPrincipal person, Audit audit, string? prefix, string? who, string? what, DateOnly? from, DateOnly? to, CancellationToken cancellationToken) =>
        CsvFile.Of("audit.csv", async csv =>
        {
            await csv.WriteRecordAsync(["number", "at", "who", "what", "prefix", "words", "hash"], cancellationToken);
            await foreach (var fact in audit.StreamAsync(new AuditFilter(prefix, who, what, from, to), Actors.From(person), cancellationToken))
            {
                await csv.WriteRecordAsync(
                    [fact.Number.ToString(CultureInfo.InvariantCulture), CsvFile.Time(fact.At), fact.ActorName, fact.What, fact.Prefix, fact.Words, fact.Hash],
                    cancellationToken);
            }
        });
}
