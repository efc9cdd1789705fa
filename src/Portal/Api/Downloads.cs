using System.Globalization;
using System.Security.Claims;
using System.Text;
using Curation.Checks;
using Curation.Findings;
using Curation.Fixing;
using Curation.Keys;
using Curation.Plates;
using Curation.S3;
using CsvHelper;
using Portal.Auditing;
using Portal.Checking.Files;
using Portal.Checking.Findings;
using Portal.Identity;
using Portal.Promoting.Receipts;

namespace Portal.Api;

/// <summary>What leaves the portal as a file: receipts for anybody, findings and the audit trail for those who may read them.</summary>
internal static class Downloads
{
    // What a key begins with must not become a formula in somebody's spreadsheet.
    private static readonly CsvWriterOptions Form = CsvWriterOptions.Default with { Injection = CsvInjection.Escape };

    public static void MapDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet("/receipts/{id:guid}.json", ReceiptAsync).AllowAnonymous();
        app.MapGet("/api/checks/{id:guid}/findings.ndjson", FindingsAsync);
        app.MapGet("/api/checks/{id:guid}/findings.csv", FindingsCsvAsync);
        app.MapGet("/api/checks/{id:guid}/plates.csv", PlatesCsvAsync);
        app.MapGet("/api/checks/{id:guid}/repairs.tsv", RepairsTableAsync);
        app.MapGet("/api/checks/{id:guid}/repairs.sh", RepairsScriptAsync);
        app.MapGet("/api/audit.csv", AuditAsync);
        app.MapGet("/api/audit/trail", TrailAsync).RequireAuthorization(SignIn.Maintainers);
    }

    public static IResult FindingsCsv(Guid id, IAsyncEnumerable<KeptFinding> findings, CancellationToken cancellationToken) => Csv($"findings-{id:N}.csv", async csv =>
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

    public static IResult PlatesCsv(Guid id, IAsyncEnumerable<PlateRow> rows, CancellationToken cancellationToken) => Csv($"plates-{id:N}.csv", async csv =>
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

    public static IResult Repairs(Guid id, IAsyncEnumerable<PlannedRepair> repairs, IMoves moves, CancellationToken cancellationToken)
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

    private static async Task<IResult> ReceiptAsync(Guid id, PublishedReceipts receipts, CancellationToken cancellationToken)
    {
        try
        {
            return await receipts.FindAsync(id, cancellationToken) is { } json
                ? Results.Text(json, "application/json", Encoding.UTF8)
                : Results.Problem("There is no receipt of this number.", statusCode: StatusCodes.Status404NotFound);
        }
        catch (ReceiptFaultException fault)
        {
            return Results.Problem(fault.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static async Task<IResult> TrailAsync(ClaimsPrincipal person, Trail trail, CancellationToken cancellationToken)
    {
        var report = await trail.VerifyAsync(Actors.From(person), cancellationToken);
        return Results.Json(new { report.Words, report.Facts, report.LastAt, report.LastHash, report.Anchored, report.Trouble, report.Faults });
    }

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

    private static IResult AuditAsync(
        ClaimsPrincipal person, Audit audit, string? prefix, string? who, string? what, DateOnly? from, DateOnly? to, CancellationToken cancellationToken) =>
        Csv("audit.csv", async csv =>
        {
            await csv.WriteRecordAsync(["number", "at", "who", "what", "prefix", "words", "hash"], cancellationToken);
            await foreach (var fact in audit.StreamAsync(new AuditFilter(prefix, who, what, from, to), Actors.From(person), cancellationToken))
            {
                await csv.WriteRecordAsync(
                    [fact.Number.ToString(CultureInfo.InvariantCulture), Audit.Written(fact.At), fact.ActorName, fact.What, fact.Prefix, fact.Words, fact.Hash],
                    cancellationToken);
            }
        });

    private static IResult NotThere() => Results.Problem("There is no such check, or its findings cannot be read.", statusCode: StatusCodes.Status404NotFound);

    internal static IResult Csv(string name, Func<CsvWriter, Task> write) => Results.Stream(
        async body =>
        {
            await using var csv = CsvWriter.Create(body, Form, leaveOpen: true);
            await write(csv);
        },
        "text/csv; charset=utf-8",
        name);
}
