namespace Curation.Plates.Vendors;

/// <summary>
/// <c>TimePoint_1/plate_A01_s1_w2d2b7a6c2-0f4e-4b7a-9d55-0a1b2c3d4e5f.tif</c>: well, site, channel, and with no mark before it a number
/// that is unique. The folder and the unique number may be absent.
/// </summary>
internal static class ImageXpressName
{
    private const int UniqueLength = 36;

    public static bool TryRead(ReadOnlySpan<char> text, out ImageName name)
    {
        name = default;
        var slash = text.LastIndexOf('/');
        if (text.Length < ".tif".Length || !IsFolder(text[..(slash + 1)], out var time))
        {
            return false;
        }

        var stem = WithoutUnique(text[(slash + 1)..^".tif".Length]);
        if (stem.Length < 4 || !char.IsAsciiDigit(stem[^1]) || !stem[..^1].EndsWith("_w"))
        {
            return false;
        }

        var channel = stem[^1] - '0';
        stem = stem[..^"_w1".Length];
        var mark = stem.LastIndexOf('_');
        if (mark < 0)
        {
            return false;
        }

        var reader = new NameReader(stem[mark..]);
        if (!reader.HasNumber("_s", out var field)
            || !reader.IsAtEnd
            || !WellEnding.TryRead(stem[..mark], capitalsOnly: false, out var row, out var column))
        {
            return false;
        }

        name = new ImageName { Vendor = Vendor.ImageXpress, Row = row, Column = column, Field = field, Channel = channel, Time = time };
        return true;
    }

    private static bool IsFolder(ReadOnlySpan<char> folder, out int time)
    {
        time = 0;
        if (folder.IsEmpty || folder is "Images/")
        {
            return true;
        }

        var reader = new NameReader(folder);
        return reader.HasNumber("TimePoint_", out time) && reader.Rest is "/";
    }

    private static ReadOnlySpan<char> WithoutUnique(ReadOnlySpan<char> stem)
    {
        if (stem.Length < UniqueLength)
        {
            return stem;
        }

        var unique = stem[^UniqueLength..];
        for (var i = 0; i < UniqueLength; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? unique[i] != '-' : !char.IsAsciiHexDigit(unique[i]))
            {
                return stem;
            }
        }

        return stem[..^UniqueLength];
    }
}
