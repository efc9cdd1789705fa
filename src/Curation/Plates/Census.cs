namespace Curation.Plates;

/// <summary>All sources, batches and plates that were seen, within <see cref="Bounds"/>.</summary>
internal sealed class Census
{
    private readonly Dictionary<string, SourceCensus> sources = new(StringComparer.Ordinal);
    private int batches;
    private int plates;

    /// <summary>Objects in sources, batches and plates beyond the bounds.</summary>
    public long Beyond { get; private set; }

    public IEnumerable<SourceCensus> Sources => sources.Values.OrderBy(source => source.Path, StringComparer.Ordinal);

    public SourceCensus? SourceOf(KeyPath path)
    {
        var found = sources.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!found.TryGetValue(path.Through(1), out var source) && sources.Count < Bounds.Sources)
        {
            found[path.Through(1)] = source = new SourceCensus(path[0].ToString(), path[1].ToString());
        }

        Beyond += source is null ? 1 : 0;
        return source;
    }

    public BatchCensus? BatchOf(SourceCensus source, ReadOnlySpan<char> name)
    {
        var found = source.Batches.GetAlternateLookup<ReadOnlySpan<char>>();
        if (found.TryGetValue(name, out var batch))
        {
            return batch;
        }

        if (batches == Bounds.Batches)
        {
            (source.IsCut, Beyond) = (true, Beyond + 1);
            return null;
        }

        batches++;
        return found[name] = new BatchCensus(name.ToString());
    }

    public ImagedPlate? ImagedIn(BatchCensus batch, ReadOnlySpan<char> name)
    {
        var found = batch.Imaged.GetAlternateLookup<ReadOnlySpan<char>>();
        return found.TryGetValue(name, out var plate) ? plate : MayKeep(batch) ? found[name] = new ImagedPlate(name.ToString()) : null;
    }

    public NamedPlate? NamedIn(BatchCensus batch, ReadOnlySpan<char> name)
    {
        var found = batch.Named.GetAlternateLookup<ReadOnlySpan<char>>();
        return found.TryGetValue(name, out var plate) ? plate : MayKeep(batch) ? found[name] = new NamedPlate(name.ToString()) : null;
    }

    private bool MayKeep(BatchCensus batch)
    {
        if (plates < Bounds.Plates)
        {
            plates++;
            return true;
        }

        (batch.IsCut, Beyond) = (true, Beyond + 1);
        return false;
    }
}
