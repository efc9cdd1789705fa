namespace Curation.Plates.Vendors;

/// <summary>
/// <c>TimePoint_1/ZStep_2/plate_A01_s1_w2d2b7a6c2-0f4e-4b7a-9d55-0a1b2c3d4e5f.tif</c>: well, site, channel, and with no mark before it a number
/// that is unique. The folders and the unique number may be absent; so is the site where wells have one only, and the channel where there is but one.
/// </summary>
internal static class ImageXpressName
{
    private const int UniqueLength = 36;

    public static bool TryRead(ReadOnlySpan<char> text, out ImageName name)
    {
        name = default;
        var slash = text.LastIndexOf('/');
        if (!IsFolder(text[..(slash + 1)], out var time, out var plane))
        {
            return false;
        }

        // .tif, .TIF or .tiff.
        var file = text[(slash + 1)..];
        var whole = file[..Math.Max(0, file.LastIndexOf('.'))];
        var stem = WithoutUnique(whole);
        var isToldElsewhere = stem.Length < whole.Length || (slash > 0 && text[..(slash + 1)] is not "Images/");
        var hasChannel = TakeNumber(ref stem, "_w", most: 2, out var channel);
        var hasSite = TakeNumber(ref stem, "_s", most: int.MaxValue, out var field);

        // A name that ends with a well may be anybody's.
        var isMark = stem[(stem.LastIndexOf('_') + 1)..] is ['s' or 'w', >= '0' and <= '9', ..];
        if (isMark || (!hasChannel && !hasSite && !isToldElsewhere) || !WellEnding.TryRead(stem, capitalsOnly: false, out var row, out var column))
        {
            return false;
        }

        name = new ImageName
        {
            Vendor = Vendor.ImageXpress,
            Row = row,
            Column = column,
            Field = hasSite ? field : 1,
            Channel = hasChannel ? channel : 1,
            Plane = plane,
            Time = time,
        };
        return true;
    }

    /// <summary>Takes a mark and a number off the end.</summary>
    private static bool TakeNumber(ref ReadOnlySpan<char> stem, ReadOnlySpan<char> mark, int most, out int number)
    {
        number = 0;
        var at = stem.LastIndexOf('_');
        if (at < 0 || !stem[at..].StartsWith(mark))
        {
            return false;
        }

        var reader = new NameReader(stem[(at + mark.Length)..]);
        if (!reader.HasNumber(out number, 1, most) || !reader.IsAtEnd)
        {
            return false;
        }

        stem = stem[..at];
        return true;
    }

    private static bool IsFolder(ReadOnlySpan<char> folder, out int time, out int plane)
    {
        (time, plane) = (0, 0);
        if (folder.IsEmpty || folder is "Images/")
        {
            return true;
        }

        var reader = new NameReader(folder);
        var hasTime = reader.HasNumber("TimePoint_", out time);
        return (!hasTime || reader.Has("/")) && (reader.IsAtEnd || (reader.HasNumber("ZStep_", out plane) && reader.Rest is "/"));
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
