using Curation.Findings;
using Curation.Plates;
using Curation.Plates.Names;
using Curation.Store;
using Curation.Tables.Reading;
using Curation.Texts;

namespace Curation.Tables;

/// <summary>The pass after the listing: plate by plate, the tables are read and joined with the names that were put aside.</summary>
internal sealed class ContentPass(
    IReadOnlyList<IContentPart> parts,
    PlateTable plates,
    IContents contents,
    IKeys? gallery,
    NameSpool spool,
    SetFindings found,
    Action<ContentProgress>? progress)
{
    private readonly Dictionary<string, SourceJoin> sources = plates.Sources.ToDictionary(source => source.Path, StringComparer.Ordinal);
    private long done;
    private long read;
    private long of;

    public SetFindings Found => found;

    /// <summary>What is public already; null if nobody can tell.</summary>
    public IKeys? Gallery => gallery;

    public async Task<ContentsRead> RunAsync(CancellationToken cancellationToken)
    {
        of = plates.Sources.Sum(source => source.Batches.Sum(batch => parts.Sum(part => part.TablesOf(batch))));
        progress?.Invoke(new ContentProgress(0, of));
        foreach (var source in plates.Sources)
        {
            foreach (var batch in source.Batches)
            {
                foreach (var part in parts)
                {
                    await part.CheckAsync(new BatchContents(this, source, batch), cancellationToken);
                }
            }
        }

        return new ContentsRead(read, done - read);
    }

    /// <summary>The names that were put aside, as UTF-8 below their folder; each is valid until the next one is asked for.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Names(NameList? list) => spool.Read(list);

    public SourceJoin? SourceAt(string path) => sources.GetValueOrDefault(path);

    /// <summary>The first bytes of an object; null if it is gone.</summary>
    public Task<byte[]?> ReadStartAsync(string key, CancellationToken cancellationToken) =>
        contents.ReadStartAsync(key, FileForms.Looked, cancellationToken);

    public async Task<TableOutcome> ReadAsync(string key, string? plate, char delimiter, ITableRows into, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await ReadWholeAsync(key, delimiter, into, cancellationToken);
            read++;
            UnreadableTable.Rule.Check(outcome, key, plate, found);
            return outcome;
        }
        catch (Exception exception) when (exception is TableException or StoreException)
        {
            UnreadableTable.Rule.Tell(key, plate, exception, found);
            return TableOutcome.Unread;
        }
        finally
        {
            done++;
            progress?.Invoke(new ContentProgress(done, of));
        }
    }

    private async Task<TableOutcome> ReadWholeAsync(string key, char delimiter, ITableRows into, CancellationToken cancellationToken)
    {
        await using var stream = await contents.OpenAsync(key, cancellationToken);
        await using var table = new Table(stream, (byte)delimiter);
        if (!await table.ReadHeaderAsync(cancellationToken))
        {
            return new TableOutcome(WasRead: true, HasHeader: false, 0, 0, null, default, table.IsPacked);
        }

        into.Begin(table);
        while (await table.NextAsync(cancellationToken))
        {
            into.Add(table);
        }

        return new TableOutcome(WasRead: true, HasHeader: true, table.Rows, table.Ragged, table.FirstRagged, table.Blank, table.IsPacked);
    }
}
