using System.Text.Json;
using Curation.Checks;
using Curation.Plates;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Jobs;
using Portal.Checking.Files;
using Portal.Checking.Rows;
using Portal.Data;

namespace Portal.Dropping;

/// <summary>What stands in the reports of dropped listings, for the one who dropped them.</summary>
internal sealed class DroppedReports(DroppedListings dropped, DropFolder folder)
{
    /// <summary>The report as the pages of checks know one; it is stored nowhere. Null if there is none to read.</summary>
    public async Task<FinishedCheck?> ReadAsync(Guid id, Actor actor, CancellationToken cancellationToken = default) =>
        dropped.Find(id, actor) is { Report: { } report } listing && await SummaryAsync(id, actor, cancellationToken) is { } summary
            ? new FinishedCheck(
                RowOf(listing, report), summary, (listing.EndedAt - listing.At) ?? TimeSpan.Zero, Declared: 0, SnapshotHash: "", report.RulesVersion,
                report.Registry)
            : null;

    /// <summary>The findings as they were written (gzipped NDJSON), or null if there are none to read.</summary>
    public Stream? Findings(Guid id, Actor actor) => PathOf(id, actor, files => files.Findings) is { } path ? File.OpenRead(path) : null;

    public async Task<PlatePage?> PlatesAsync(Guid id, bool onlyGaps, int from, Actor actor, CancellationToken cancellationToken = default) =>
        PathOf(id, actor, files => files.Plates) is { } path ? await PlatePage.ReadAsync(path, onlyGaps, from, cancellationToken) : null;

    public IAsyncEnumerable<PlateRow>? AllPlates(Guid id, Actor actor, CancellationToken cancellationToken = default) =>
        PathOf(id, actor, files => files.Plates) is { } path ? PlatesFile.ReadAsync(path, cancellationToken) : null;

    public IAsyncEnumerable<PlannedRepair>? Repairs(Guid id, Actor actor, CancellationToken cancellationToken = default) =>
        PathOf(id, actor, files => files.Repairs) is { } path ? RepairsFile.ReadAsync(path, cancellationToken) : null;

    private async Task<CheckSummary?> SummaryAsync(Guid id, Actor actor, CancellationToken cancellationToken = default) =>
        PathOf(id, actor, files => files.Summary) is { } path
            ? JsonSerializer.Deserialize(await File.ReadAllBytesAsync(path, cancellationToken), FindingForm.Default.CheckSummary)
            : null;

    private static CheckRow RowOf(DroppedListing listing, DropReport report) => new(
        listing.Id, CheckOf.Listing, null, listing.Prefix, listing.Name, JobState.Done, listing.Reason, listing.AskedBy, listing.At, listing.EndedAt,
        report.Figures);

    private string? PathOf(Guid id, Actor actor, Func<RunFolder, string> file) =>
        dropped.Find(id, actor)?.Report is not null && file(folder.Of(id)) is var path && File.Exists(path) ? path : null;
}
