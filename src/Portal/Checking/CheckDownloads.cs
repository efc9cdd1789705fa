using System.Globalization;
using System.Security.Claims;
using System.Text;
using Curation.Checks;
using Curation.Findings;
using Curation.Fixing;
using Curation.Keys;
using Curation.Plates;
using Portal.Checking.Files;
using Portal.Checking.Findings;
using Portal.Ground;
using Portal.Identity;

namespace Portal.Checking;

/// <summary>What a check found, as files for those who may read it.</summary>
internal static class CheckDownloads
{
    public static void MapCheckDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/checks/{id:guid}/findings.ndjson", FindingsAsync);
        app.MapGet("/api/checks/{id:guid}/findings.csv", FindingsCsvAsync);
        app.MapGet("/api/checks/{id:guid}/plates.csv", PlatesCsvAsync);
        app.MapGet("/api/checks/{id:guid}/repairs.tsv", RepairsTableAsync);
        app.MapGet("/api/checks/{id:guid}/repairs.sh", RepairsScriptAsync);
    }

    public static IResult FindingsCsv(Guid id, IAsyncEnumerable<ExportedFinding> findings, CancellationToken cancellationToken) => CsvFile.Of($"findings-{id:N}.csv", async csv =>
    {
        await csv.WriteRecordAsync(["rule", "severity", "key", "plate", "message", "repair", "remedy", "part_of", "waived"], cancellationToken);
        await foreach (var (finding, waived) in findings.WithCancellation(cancellationToken))
        {
            await csv.WriteRecordAsync(
                [finding.Rule, finding.Severity.ToString(), finding.Key, finding.Plate, finding.Message, finding.Repair,
                RulePack.Gallery.Find(finding.Rule)?.Remedy, finding.PartOf, waived],
                cancellationToken);
        }
    });

    public static IResult PlatesCsv(Guid id, IAsyncEnumerable<PlateRow> rows, CancellationToken cancellationToken) => CsvFile.Of($"plates-{id:N}.csv", async csv =>
    {
        var parts = Enum.GetValues<PlatePart>();
        await csv.WriteRecordAsync(["project", "source", "batch", "plate", "full_plates", .. parts.Select(part => part.ToString()), "odd"], cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await csv.WriteRecordAsync(
                [row.Project, row.Source, row.Batch, row.Plate, string.Join(' ', row.FullPlates),
                .. row.Cells.Select(cell => cell.Count.ToString(CultureInfo.InvariantCulture)),
                string.Join("; ", parts.Where(part => row[part].Why is not null).Select(part => $"{part}: {row[part].Why}"))],
                cancellationToken);
        }
    });

    public static IResult Repairs(Guid id, IAsyncEnumerable<PlannedRepair> repairs, IMoveFormat moves, CancellationToken cancellationToken)
    {
        var (end, type) = moves is MoveTable ? ("tsv", "text/tab-separated-values") : ("sh", "text/x-shellscript");
        return Results.Stream(
            async body =>
            {
                await using var writer = new StreamWriter(body, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
                await foreach (var line in RepairsFile.LinesAsync(repairs, moves, cancellationToken))
                {
                    await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
                }
            },
            $"{type}; charset=utf-8",
            $"repairs-{id:N}.{end}");
    }

    private static async Task<IResult> RepairsTableAsync(Guid id, ClaimsPrincipal person, CheckFiles files, CancellationToken cancellationToken) =>
        await files.RepairsAsync(id, Actors.From(person), cancellationToken) is { } repairs ? Repairs(id, repairs, new MoveTable(), cancellationToken) : NotThere();

    private static async Task<IResult> RepairsScriptAsync(Guid id, ClaimsPrincipal person, CheckFiles files, S3Options s3, CancellationToken cancellationToken) =>
        await files.RepairsAsync(id, Actors.From(person), cancellationToken) is { } repairs ? Repairs(id, repairs, new MoveLines(s3.StagingBucket, s3.ServiceUrl), cancellationToken) : NotThere();

    private static async Task<IResult> FindingsAsync(Guid id, ClaimsPrincipal person, CheckFiles files, CancellationToken cancellationToken) =>
        await files.FindingsAsync(id, Actors.From(person), cancellationToken) is { } findings
            ? Results.Stream(
                async body =>
                {
                    // Written to the network by blocks, not by lines.
                    await using var block = new BufferedStream(body, 1 << 16);
                    await foreach (var finding in findings.WithCancellation(cancellationToken))
                    {
                        await FindingsFile.WriteAsync(block, finding, cancellationToken);
                    }
                },
                "application/x-ndjson",
                $"findings-{id:N}.ndjson")
            : NotThere();

    private static async Task<IResult> FindingsCsvAsync(Guid id, ClaimsPrincipal person, CheckFiles files, CancellationToken cancellationToken) =>
        await files.FindingsAsync(id, Actors.From(person), cancellationToken) is { } findings
            ? FindingsCsv(id, findings, cancellationToken)
            : NotThere();

    private static async Task<IResult> PlatesCsvAsync(Guid id, ClaimsPrincipal person, CheckFiles files, CancellationToken cancellationToken) =>
        await files.AllPlatesAsync(id, Actors.From(person), cancellationToken) is { } rows
            ? PlatesCsv(id, rows, cancellationToken)
            : NotThere();

    private static IResult NotThere() => Results.Problem("There is no such check, or its findings cannot be read.", statusCode: StatusCodes.Status404NotFound);
}
