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
    public Well? Well => Plates.Well.TryFrom(Row, Column, out var well) ? well : null;

    /// <summary>The site within the well; of a pooled screen the point.</summary>
    public int Field { get; init; }

    /// <summary>0 where channels have names, and are together in one file.</summary>
    public int Channel { get; init; }

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
        if (text.EndsWith(".tiff") || text.EndsWith(".tif"))
        {
            return PhenixName.TryRead(text, out name) || YokogawaName.TryRead(text, out name) || ImageXpressName.TryRead(text, out name);
        }

        if (text.EndsWith(".TIF"))
        {
            return ImageXpressName.TryRead(text, out name);
        }

        if (text.EndsWith(".nd2"))
        {
            return NikonName.TryReadPooled(text, out name) || NikonName.TryRead(text, out name);
        }

        name = default;
        return false;
    }
}
