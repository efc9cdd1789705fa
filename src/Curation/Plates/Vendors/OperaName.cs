using Curation.Plates.Wells;

namespace Curation.Plates.Vendors;

/// <summary>
/// <c>Meas_01/001002003.flex</c>: row, column, field, three digits each, and all channels in one file, which may be made a TIFF. Of a thousand other
/// numbers of nine digits hardly one begins with a well that a plate has. Columbus writes <c>001002-3-001001004.tif</c>, in which what follows the
/// field tells one of its images from another.
/// </summary>
internal static class OperaName
{
    private const int Digits = 3;

    public static bool TryRead(ReadOnlySpan<char> stem, out ImageName name)
    {
        name = default;
        var slash = stem.LastIndexOf('/');
        var reader = new NameReader(stem[(slash + 1)..]);
        if (!IsFolder(stem[..(slash + 1)])
            || !HasWell(ref reader, out var row, out var column)
            || !reader.HasNumber(out var field, Digits, Digits)
            || !reader.IsAtEnd)
        {
            return false;
        }

        name = new ImageName { Vendor = Vendor.Opera, Row = row, Column = column, Field = field };
        return true;
    }

    public static bool TryReadColumbus(ReadOnlySpan<char> stem, out ImageName name)
    {
        name = default;
        var reader = new NameReader(stem);
        if (!HasWell(ref reader, out var row, out var column) || !reader.HasNumber("-", out var field, 1, Digits) || !reader.Has("-"))
        {
            return false;
        }

        var image = (stem.Length - reader.Rest.Length)..stem.Length;
        if (!reader.HasNumber(out _, 3 * Digits, 3 * Digits) || !reader.IsAtEnd)
        {
            return false;
        }

        name = new ImageName { Vendor = Vendor.Opera, Row = row, Column = column, Field = field, ChannelName = image };
        return true;
    }

    private static bool IsFolder(ReadOnlySpan<char> folder)
    {
        var reader = new NameReader(folder);
        return folder.IsEmpty
            || folder is "Images/" or "images/"
            || (reader.HasNumber("Meas_", out _) && reader.Rest.IndexOf('/') == reader.Rest.Length - 1);
    }

    // A well that no plate has would be another's number.
    private static bool HasWell(ref NameReader reader, out int row, out int column)
    {
        column = 0;
        return reader.HasNumber(out row, Digits, Digits) && reader.HasNumber(out column, Digits, Digits) && Well.TryFrom(row, column, out _);
    }
}
