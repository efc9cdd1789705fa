using System.Globalization;
using Curation.Plates.Grids;
using Curation.Plates.Names;

namespace Curation.Plates;

/// <summary>A plate as the microscope named it, with what was counted of its images.</summary>
internal sealed class ImagedPlate(string name)
{
    public string Name { get; } = name;

    public long Images { get; private set; }

    /// <summary>A bit for each barcoding cycle, 1 to 63; none for an arrayed plate.</summary>
    public ulong Cycles { get; private set; }

    public bool IsPooled { get; private set; }

    /// <summary>The gallery holds images of it.</summary>
    public bool IsPublished { get; set; }

    /// <summary>Only the gallery knows it.</summary>
    public bool IsForeign { get; init; }

    /// <summary>What the names of its images told; null if it has none, or if they did not stand together in the listing.</summary>
    public Imaging? Imaging { get; private set; }

    /// <summary>Images that hold the same bytes as another one of it, or nothing but zeros; counted where the listing tells ETags.</summary>
    public SameBytes Same { get; private set; }

    /// <summary>All its images should have been seen.</summary>
    public bool IsLeft { get; private set; }

    /// <summary>The names of its images and sidecars, if they were put aside.</summary>
    public NameList? Names { get; set; }

    /// <summary>The plate, before the two underscores after which the microscope adds time and measurement.</summary>
    public string Stem => Name.IndexOf("__", StringComparison.Ordinal) is var end and > 0 ? Name[..end] : Name;

    /// <param name="below">The key below the folder of the plate.</param>
    public void Add(ReadOnlySpan<char> below)
    {
        Images++;

        // A pooled plate has cycle folders: 10X_c1-SBS-1, 20X_CP_plate.
        var slash = below.IndexOf('/');
        var mark = slash > 2 && char.IsAsciiDigit(below[0]) ? below[..slash].IndexOf("X_") : -1;
        if (mark is > 0 and < 4)
        {
            AddCycle(below[..slash]);
        }
    }

    /// <summary>The last of its images that stand together was seen.</summary>
    public void Leave(Imaging? told, SameBytes same)
    {
        (Imaging, IsLeft) = (told, true);
        Same += same;
    }

    private void AddCycle(ReadOnlySpan<char> folder)
    {
        IsPooled |= folder.Contains("_CP_", StringComparison.Ordinal);
        var last = folder.LastIndexOf("SBS-");
        if (last > 0
            && folder[last - 1] is '-' or '_'
            && int.TryParse(folder[(last + 4)..], NumberStyles.None, CultureInfo.InvariantCulture, out var cycle))
        {
            IsPooled = true;
            Cycles |= cycle is > 0 and < 64 ? 1UL << cycle : 0;
        }
    }
}
