namespace Curation.Plates;

/// <summary>A batch with its plates joined, for rules to ask.</summary>
internal sealed class BatchJoin(SourceCensus source, BatchCensus census)
{
    private readonly Lazy<(IReadOnlyList<Plate> Mine, int Published)> plates = new(() => Joined(census));

    private readonly Lazy<bool> isPooled = new(() => census.Imaged.Values.Any(imaged => imaged.IsPooled));

    public string Name => census.Name;

    public BatchCensus Census => census;

    /// <summary>Those of which the listing holds anything.</summary>
    public IReadOnlyList<Plate> Plates => plates.Value.Mine;

    /// <summary>How many plates of it the gallery holds.</summary>
    public int Published => plates.Value.Published;

    public bool IsPooled => isPooled.Value;

    /// <summary>All channels that any plate with illumination functions has.</summary>
    public UInt128 Channels { get; } = census.Named.Values.Aggregate(UInt128.Zero, (all, plate) => all | plate.Channels);

    public bool HasAny(PlatePart part) => census.Named.Values.Any(plate => plate[part] > 0);

    /// <summary>The folder of the batch in one part, with a slash at its end.</summary>
    public string Folder(PlatePart part) => $"{source.Path}/{part.Folder()}/{Name}{part.Inner()}/";

    public string Folder(PlatePart part, string plate) => $"{Folder(part)}{plate}/";

    private static (IReadOnlyList<Plate> Mine, int Published) Joined(BatchCensus census)
    {
        var all = PlateJoin.Of(census);
        return ([.. all.Where(plate => !plate.IsForeign)], all.Count(plate => Enum.GetValues<PlatePart>().Any(plate.IsPublished)));
    }
}
