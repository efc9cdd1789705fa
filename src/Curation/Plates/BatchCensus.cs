using Curation.Plates.Names;

namespace Curation.Plates;

/// <summary>What was counted of one batch of one source, wherever its name stood.</summary>
internal sealed class BatchCensus(string name)
{
    public string Name { get; } = name;

    /// <summary>As the microscope named them.</summary>
    public Dictionary<string, ImagedPlate> Imaged { get; } = new(StringComparer.Ordinal);

    /// <summary>As illum and workspace name them.</summary>
    public Dictionary<string, NamedPlate> Named { get; } = new(StringComparer.Ordinal);

    public Channels Channels { get; } = new();

    /// <summary>The folders below <c>images/batch/</c> that hold derived images.</summary>
    public SortedSet<string> Derived { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it stands below images/ at all.</summary>
    public bool IsImageBatch { get; set; }

    /// <summary>The folders of the workspace in which it stands.</summary>
    public SortedSet<PlatePart> Workspace { get; } = [];

    public bool HasBarcodePlatemap { get; set; }

    public long Platemaps { get; set; }

    public bool HasBarcodes { get; set; }

    public bool HasPooledMetadata { get; set; }

    /// <summary>The names in each folder of derived images, if they were put aside.</summary>
    public Dictionary<string, NameList>? DerivedNames { get; set; }

    /// <summary>Its barcode_platemap.csv and plate maps below metadata/platemaps/batch/, if they are to be read.</summary>
    public List<ContentFile>? PlatemapFiles { get; set; }

    /// <summary>Not all of its plates are here: what is not found may be among the ones that were not kept.</summary>
    public bool IsCut { get; set; }
}
