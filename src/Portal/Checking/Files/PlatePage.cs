using Curation.Plates;

namespace Portal.Checking.Files;

/// <summary>Some rows of the plate matrix of a run.</summary>
/// <param name="Next">Where the next page begins; null if this is the last.</param>
public sealed record PlatePage(PlateTotals Totals, IReadOnlyList<PlateRow> Rows, int? Next)
{
    public const int Size = 100;

    /// <summary>The rows are of more than one source, so that it must be said.</summary>
    public bool HasSources => Rows.DistinctBy(row => (row.Project, row.Source)).Skip(1).Any();

    /// <summary>Reads through the file, which a page far down costs a moment; only a page of it is kept.</summary>
    internal static async Task<PlatePage> ReadAsync(string path, bool onlyGaps, int from, CancellationToken cancellationToken)
    {
        var totals = await PlatesFile.ReadTotalsAsync(path, cancellationToken);
        var rows = await PlatesFile.ReadAsync(path, cancellationToken)
            .Where(row => !onlyGaps || row.HasGaps)
            .Skip(Math.Max(0, from))
            .Take(Size + 1)
            .ToListAsync(cancellationToken);
        return new PlatePage(totals, [.. rows.Take(Size)], rows.Count > Size ? from + Size : null);
    }
}
