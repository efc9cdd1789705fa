using System.Text;
using Curation.Plates.Wells;

namespace Curation.Plates.Vendors;

/// <summary>
/// What the name of an image says, by the naming of the microscope that wrote it. Reading costs no memory. A number too long for an
/// <see cref="int"/> is its largest value.
/// </summary>
public readonly record struct ImageName
{
    public required Vendor Vendor { get; init; }

    /// <summary>From 1 on, as written, whether a plate has such a row or not; 0 where the name does not tell, as those of Nikon.</summary>
    public int Row { get; init; }

    /// <summary>As <see cref="Row"/>.</summary>
    public int Column { get; init; }

    /// <summary>Null where the name does not tell, or tells a well that no plate has.</summary>
    public Well? Well => Wells.Well.TryFrom(Row, Column, out var well) ? well : null;

    /// <summary>The site within the well; of a pooled screen the point.</summary>
    public int Field { get; init; }

    /// <summary>0 where channels have names only, or are together in one file.</summary>
    public int Channel { get; init; }

    /// <summary>Where in the text the channel is named, or what tells it more finely than its number; empty where it has none but a number.</summary>
    public Range ChannelName { get; init; }

    /// <summary>The step of the protocol that took it; 0 where the name does not tell.</summary>
    public int Step { get; init; }

    /// <summary>The height in a stack; 0 where the name does not tell.</summary>
    public int Plane { get; init; }

    /// <summary>0 where the name does not tell.</summary>
    public int Time { get; init; }

    /// <param name="belowThePlateFolder">The key below the folder of the full plate: <c>Images/r01c01f01p01-ch1sk1fk1fl1.tiff</c>.</param>
    /// <param name="name">What it says, if it is an image by one of the known namings.</param>
    public static bool TryRead(ReadOnlySpan<char> belowThePlateFolder, out ImageName name)
    {
        // The ending says which namings to try, so that the files a microscope writes beside its images cost nothing.
        var text = belowThePlateFolder;
        if (text.EndsWith(".tiff"))
        {
            return TryReadTiff(text[..^".tiff".Length], out name);
        }

        if (text.EndsWith(".tif"))
        {
            return TryReadTiff(text[..^".tif".Length], out name);
        }

        if (text.EndsWith(".nd2"))
        {
            var stem = text[..^".nd2".Length];
            return NikonName.TryReadPooled(stem, out name) || NikonName.TryReadPlate(stem, out name) || NikonName.TryRead(stem, out name);
        }

        name = default;
        var dot = text.LastIndexOf('.');
        if (dot < 0)
        {
            return false;
        }

        var ending = text[(dot + 1)..];
        return Ascii.EqualsIgnoreCase(ending, "tif") || Ascii.EqualsIgnoreCase(ending, "tiff") ? TryReadTiff(text[..dot], out name)
            : Ascii.EqualsIgnoreCase(ending, "flex") && OperaName.TryRead(text[..dot], out name);
    }

    private static bool TryReadTiff(ReadOnlySpan<char> stem, out ImageName name) =>
        PhenixName.TryRead(stem, out name) || YokogawaName.TryRead(stem, out name) || ImageXpressName.TryRead(stem, out name)
        || NikonName.TryReadPlate(stem, out name)
        || OperaName.TryRead(stem, out name) || OperaName.TryReadColumbus(stem, out name) || Gen5Name.TryRead(stem, out name)
        || InCellName.TryRead(stem, out name);
}
