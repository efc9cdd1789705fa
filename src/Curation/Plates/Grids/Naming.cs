using Curation.Plates.Vendors;

namespace Curation.Plates.Grids;

/// <summary>By whose naming the images of a plate are named, as I014 tells them apart: both namings of one microscope are one.</summary>
internal enum Naming
{
    Unknown,
    Phenix,
    Yokogawa,
    ImageXpress,
    Nikon,
    Opera,
    Gen5,
    InCell,
}

internal static class Namings
{
    public const int Count = (int)Naming.InCell + 1;

    private static readonly string[] PixelEndings =
        [".tif", ".tiff", ".nd2", ".png", ".flex", ".czi", ".lif", ".oif", ".oib", ".vsi", ".c01", ".dib", ".jp2", ".jpg"];

    public static Naming Of(Vendor vendor) => vendor switch
    {
        Vendor.Phenix => Naming.Phenix,
        Vendor.Yokogawa => Naming.Yokogawa,
        Vendor.ImageXpress => Naming.ImageXpress,
        Vendor.Opera => Naming.Opera,
        Vendor.Gen5 => Naming.Gen5,
        Vendor.InCell => Naming.InCell,
        _ => Naming.Nikon,
    };

    public static string Words(this Naming naming) => naming switch
    {
        Naming.Phenix => "Opera Phenix or Operetta",
        Naming.Yokogawa => "Yokogawa",
        Naming.ImageXpress => "ImageXpress",
        Naming.Nikon => "Nikon",
        Naming.Opera => "Opera or Columbus",
        Naming.Gen5 => "Cytation",
        Naming.InCell => "IN Cell",
        _ => "no microscope known here",
    };

    /// <summary>A file with pixels, by its ending; what a microscope writes beside its images is none, and neither are its thumbnails.</summary>
    public static bool HasPixels(ReadOnlySpan<char> below)
    {
        foreach (var ending in PixelEndings)
        {
            if (below.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return !below.Contains("thumb", StringComparison.OrdinalIgnoreCase);
            }
        }

        return false;
    }
}
