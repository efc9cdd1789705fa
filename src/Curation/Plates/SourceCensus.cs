namespace Curation.Plates;

/// <summary>What was counted of one source of one project.</summary>
internal sealed class SourceCensus(string project, string name)
{
    public string Project { get; } = project;

    public string Name { get; } = name;

    public string Path { get; } = $"{project}/{name}";

    public Dictionary<string, BatchCensus> Batches { get; } = new(StringComparer.Ordinal);

    /// <summary>The documented folders directly below workspace/ that hold something.</summary>
    public HashSet<string> Workspace { get; } = new(StringComparer.Ordinal);

    public bool HasImages { get; set; }

    /// <summary>The batches of images that the gallery holds of it.</summary>
    public HashSet<string> PublishedBatches { get; } = new(StringComparer.Ordinal);

    /// <summary>The segmentations, and whether each says what made it.</summary>
    public SortedDictionary<string, bool> Segmentations { get; } = new(StringComparer.Ordinal);

    /// <summary>Plates of segmentations and embeddings with more objects than a gallery bears unasked.</summary>
    public List<(string Folder, string Plate, long Objects)> Overfull { get; } = [];

    /// <summary>Not all of its batches are here.</summary>
    public bool IsCut { get; set; }
}
