using Curation.Findings;
using Curation.Plates;
using Curation.Tables.Reading;

namespace Curation.Tables;

/// <summary>A batch whose files are being read.</summary>
internal sealed record BatchContents(ContentPass Pass, SourceJoin Source, BatchJoin Batch)
{
    public SetFindings Found => Pass.Found;

    /// <summary>Reads a table to its end; what keeps it from being read is told, not thrown.</summary>
    public Task<TableOutcome> ReadAsync(string key, string? plate, char delimiter, ITableRows into, CancellationToken cancellationToken) =>
        Pass.ReadAsync(key, plate, delimiter, into, cancellationToken);
}
