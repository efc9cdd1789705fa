using System.Text;
using Curation.Tables.Reading;

namespace Curation.Tables.LoadData;

/// <summary>Where in the tables of a plate an object is named first.</summary>
internal readonly record struct Reference(int Line, short Table, short Column, bool IsIllum);

/// <summary>Whether an object that a table names is there.</summary>
internal enum ReferenceState : byte
{
    /// <summary>Nobody could be asked.</summary>
    Unknown,
    Listed,
    InGallery,
    Missing,
}

/// <summary>The objects of one folder that the tables of a plate name.</summary>
internal sealed class ReferencedFolder
{
    private readonly NameTable names = new();
    private readonly List<Reference> references = [];
    private readonly List<ReferenceState> whereabouts = [];

    public ReferencedFolder(string path)
    {
        Path = path;
        Parts = path.Split('/')[..^1];
    }

    /// <summary>With a slash at its end.</summary>
    public string Path { get; }

    /// <summary>Its folders, from the project on.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>It is project/source/images/batch/images/plate/ or one beside that images.</summary>
    public bool IsOfPlate => Parts.Count == 6 && Parts[2] == "images";

    public string Source => Parts.Count > 1 ? $"{Parts[0]}/{Parts[1]}" : "";

    public string Batch => Parts.Count > 3 ? Parts[3] : "";

    public string Plate => Parts.Count > 5 ? Parts[5] : "";

    public bool IsIllum => IsOfPlate && Parts[4] == "illum";

    public int Count => names.Count;

    /// <summary>Cells of the tables that name an object here.</summary>
    public long Cells { get; private set; }

    public int Unknown => Counted(ReferenceState.Unknown);

    public Reference At(int number) => references[number];

    public string KeyAt(int number) => Path + NameAt(number);

    public string NameAt(int number) => Encoding.UTF8.GetString(names[number]);

    public ReferenceState this[int number]
    {
        get => whereabouts[number];
        set => whereabouts[number] = value;
    }

    public AddResult Add(ReadOnlySpan<byte> name, in Reference reference, bool mayGrow)
    {
        Cells++;
        if (!mayGrow && names.Find(name) < 0)
        {
            return AddResult.NoRoom;
        }

        if (names.Add(name) < references.Count)
        {
            return AddResult.Known;
        }

        references.Add(reference);
        whereabouts.Add(ReferenceState.Unknown);
        return AddResult.New;
    }

    /// <summary>Whether the tables name this object; if so, it is found.</summary>
    public bool Mark(ReadOnlySpan<byte> name, ReferenceState found)
    {
        var number = names.Find(name);
        if (number >= 0 && whereabouts[number] is ReferenceState.Unknown)
        {
            whereabouts[number] = found;
        }

        return number >= 0;
    }

    /// <summary>What was not found is missing.</summary>
    public void Close()
    {
        for (var number = 0; number < whereabouts.Count; number++)
        {
            whereabouts[number] = whereabouts[number] is ReferenceState.Unknown ? ReferenceState.Missing : whereabouts[number];
        }
    }

    public int Counted(ReferenceState where) => whereabouts.Count(found => found == where);
}
