namespace Curation.Plates;

/// <summary>The plate matrix: a row for each plate, made as it is read, in the order project, source, batch, plate.</summary>
public sealed class PlateTable
{
    internal PlateTable(IReadOnlyList<SourceJoin> sources, long beyond)
    {
        Sources = sources;
        Beyond = beyond;
    }

    /// <summary>Objects in plates and batches beyond the number that is told apart; 0 for any real deposit.</summary>
    public long Beyond { get; }

    public int Plates => Sources.Sum(source => source.Batches.Sum(batch => batch.Plates.Count));

    public int Batches => Sources.Sum(source => source.Batches.Count);

    public IEnumerable<PlateRow> Rows =>
        from source in Sources
        from batch in source.Batches
        from plate in batch.Plates
        select RowMaker.Of(source, batch, plate);

    internal IReadOnlyList<SourceJoin> Sources { get; }
}
