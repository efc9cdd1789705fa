namespace Curation.Plates;

/// <summary>A source with its batches, for rules to ask.</summary>
internal sealed class SourceJoin(SourceCensus census)
{
    public SourceCensus Census => census;

    public string Path => census.Path;

    public IReadOnlyList<BatchJoin> Batches { get; } =
        [.. census.Batches.Values.OrderBy(batch => batch.Name, StringComparer.Ordinal).Select(batch => new BatchJoin(census, batch))];

    /// <summary>The batches that can be judged: all their plates are known.</summary>
    public IEnumerable<BatchJoin> Whole => Batches.Where(batch => !batch.Census.IsCut);

    /// <summary>The batches whose images the listing holds.</summary>
    public IEnumerable<BatchJoin> Imaged => Whole.Where(batch => batch.Census.Imaged.Values.Any(imaged => !imaged.IsForeign));

    /// <summary>The batches whose images the listing or the gallery holds.</summary>
    public IEnumerable<BatchJoin> ImagedAnywhere => Whole.Where(batch => batch.Census.Imaged.Count > 0);

    public bool Has(string folder) => census.Workspace.Contains(folder);

    public string Folder(string below) => $"{Path}/{below}/";
}
