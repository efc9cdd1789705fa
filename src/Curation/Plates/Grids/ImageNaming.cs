using Curation.Plates.Vendors;

namespace Curation.Plates.Grids;

/// <summary>By whose naming the images of a plate are named, as I014 tells them apart: both namings of one microscope are one.</summary>
internal enum ImageNaming
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

internal static class ImageNamings
{
    public const int Count = (int)ImageNaming.InCell + 1;

    private static readonly string[] PixelEndings =
        [".tif", ".tiff", ".nd2", ".png", ".flex", ".czi", ".lif", ".oif", ".oib", ".vsi", ".c01", ".dib", ".jp2", ".jpg"];

    public static ImageNaming Of(Vendor vendor) => vendor switch
    {
        Vendor.Phenix => ImageNaming.Phenix,
        Vendor.Yokogawa => ImageNaming.Yokogawa,
        Vendor.ImageXpress => ImageNaming.ImageXpress,
        Vendor.Opera => ImageNaming.Opera,
        Vendor.Gen5 => ImageNaming.Gen5,
        Vendor.InCell => ImageNaming.InCell,
        _ => ImageNaming.Nikon,
    };

    public static string Describe(this ImageNaming naming) => naming switch
    {
        ImageNaming.Phenix => "Opera Phenix or Operetta",
        ImageNaming.Yokogawa => "Yokogawa",
        ImageNaming.ImageXpress => "ImageXpress",
        ImageNaming.Nikon => "Nikon",
        ImageNaming.Opera => "Opera or Columbus",
        ImageNaming.Gen5 => "Cytation",
        ImageNaming.InCell => "IN Cell",
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
