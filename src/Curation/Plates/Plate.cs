namespace Curation.Plates;

/// <summary>A plate of a batch with all its names.</summary>
internal sealed class Plate
{
    public Plate(NamedPlate? named, params ReadOnlySpan<ImagedPlate> imaged)
    {
        Named = named;
        Imaged = [.. imaged];
    }

    /// <summary>What illum and workspace hold of it; null if nothing.</summary>
    public NamedPlate? Named { get; }

    /// <summary>The folders of its images: one, if all is well.</summary>
    public List<ImagedPlate> Imaged { get; }

    /// <summary>The short name is a word of the full one, but not its beginning.</summary>
    public bool IsByWord { get; set; }

    public string Name => Named?.Name ?? Imaged[0].Stem;

    public bool IsImaged => Imaged.Count > 0;

    /// <summary>Its own objects; a platemap is its batch's.</summary>
    public long this[PlatePart part] => part switch
    {
        PlatePart.Images => Imaged.Sum(imaged => imaged.Images),
        PlatePart.Platemap => 0,
        _ => Named?[part] ?? 0,
    };

    /// <summary>Whether there is any of a part, in the deposit or in the gallery.</summary>
    public bool Has(PlatePart part) => Brings(part) || IsPublished(part);

    /// <summary>Whether the listing itself holds some of a part.</summary>
    public bool Brings(PlatePart part) => this[part] > 0;

    public bool IsPublished(PlatePart part) =>
        part is PlatePart.Images ? Imaged.Any(imaged => imaged.IsPublished) : Named?.Published.Contains(part) is true;

    /// <summary>Only the gallery holds anything of it.</summary>
    public bool IsForeign => Named?.IsForeign is not false && Imaged.All(imaged => imaged.IsForeign);

    public bool Has(PlateFiles file) => Named is not null && (Named.Files & file) != 0;
}
