using Curation.Plates.Names;

namespace Curation.Plates;

/// <summary>A plate by the name that illum and workspace use, with what was counted of it there.</summary>
internal sealed class NamedPlate(string name)
{
    private readonly long[] counts = new long[(int)PlatePart.Platemap];

    public string Name { get; } = name;

    /// <summary>A bit for each channel in the table of its batch.</summary>
    public UInt128 Channels { get; set; }

    public PlateFiles Files { get; set; }

    /// <summary>The parts of it that the gallery holds.</summary>
    public HashSet<PlatePart> Published { get; } = [];

    /// <summary>Only the gallery knows it.</summary>
    public bool IsForeign { get; init; }

    public GroupTally Groups { get; set; }

    /// <summary>The names of its illumination functions, if they were put aside.</summary>
    public NameList? IllumNames { get; set; }

    /// <summary>
    /// The names of its analysis groups, if they were put aside; a group whose files do not come together stands there more than once.
    /// </summary>
    public NameList? GroupNames { get; set; }

    /// <summary>Its tables in load_data_csv, if they are to be read.</summary>
    public List<ContentFile>? LoadDataFiles { get; set; }

    /// <summary>Its profiles and its backend, of which only the beginning is read.</summary>
    public List<(PlatePart Part, ContentFile File)>? StoredFiles { get; set; }

    /// <summary>Some of its illumination functions, then of its tables of analysis, of which only the beginning is read.</summary>
    public List<(PlatePart Part, ContentFile File)>? SampledFiles { get; set; }

    public long this[PlatePart part]
    {
        get => counts[(int)part];
        set => counts[(int)part] = value;
    }
}

/// <summary>Which of the files that a rule asks for a plate has.</summary>
[Flags]
internal enum PlateFiles
{
    None = 0,
    LoadData = 1,
    LoadDataWithIllum = 2,
    Sqlite = 4,
    BackendCsv = 8,
    BackendParquet = 16,
    PlainProfile = 32,
}
