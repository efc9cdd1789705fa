using System.IO.Compression;
using System.Security.Claims;
using Curation.Fixing;
using Portal.Checking;
using Portal.Checking.Files;
using Portal.Ground;
using Portal.Identity;

namespace Portal.Dropping;

/// <summary>What a report of a dropped listing leaves behind as files, for the one who dropped it.</summary>
internal static class ListingDownloads
{
    public static void MapListingDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/listings/{id:guid}/findings.ndjson", (Guid id, ClaimsPrincipal person, DroppedReports dropped) =>
            dropped.Findings(id, Actors.From(person)) is { } file
                ? Results.Stream(new GZipStream(file, CompressionMode.Decompress), "application/x-ndjson", $"findings-{id:N}.ndjson")
                : NotThere());
        app.MapGet(
            "/api/listings/{id:guid}/findings.csv",
            (Guid id, ClaimsPrincipal person, DroppedReports dropped, CancellationToken cancellationToken) =>
                dropped.Findings(id, Actors.From(person)) is { } file
                    ? CheckDownloads.FindingsCsv(
                        id, FindingsFile.ReadAsync(file, cancellationToken).Select(finding => new ExportedFinding(finding, null)), cancellationToken)
                    : NotThere());
        app.MapGet(
            "/api/listings/{id:guid}/plates.csv",
            (Guid id, ClaimsPrincipal person, DroppedReports dropped, CancellationToken cancellationToken) =>
                dropped.AllPlates(id, Actors.From(person), cancellationToken) is { } rows
                    ? CheckDownloads.PlatesCsv(id, rows, cancellationToken)
                    : NotThere());
        app.MapGet(
            "/api/listings/{id:guid}/repairs.tsv",
            (Guid id, ClaimsPrincipal person, DroppedReports dropped, CancellationToken cancellationToken) =>
                dropped.Repairs(id, Actors.From(person), cancellationToken) is { } repairs
                    ? CheckDownloads.Repairs(id, repairs, new MoveTable(), cancellationToken)
                    : NotThere());
        app.MapGet(
            "/api/listings/{id:guid}/repairs.sh",
            (Guid id, ClaimsPrincipal person, DroppedReports dropped, S3Options s3, CancellationToken cancellationToken) =>
                dropped.Repairs(id, Actors.From(person), cancellationToken) is { } repairs
                    ? CheckDownloads.Repairs(id, repairs, new MoveLines(s3.StagingBucket, s3.ServiceUrl), cancellationToken)
                    : NotThere());
    }

    private static IResult NotThere() => Results.Problem("There is no such report, or it is gone.", statusCode: StatusCodes.Status404NotFound);
}
