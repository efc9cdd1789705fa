namespace Curation.Plates.Vendors;

/// <summary>
/// <c>TimePoint_1/ZStep_2/plate_A01_s1_w2d2b7a6c2-0f4e-4b7a-9d55-0a1b2c3d4e5f.tif</c>: well, site, channel, and with no mark before it a number
/// that is unique. The folders and the unique number may be absent; so is the site where wells have one only, and the channel where there is but one.
/// The folders are written in either case, below one of a day and one of a plate's number as MetaXpress exports them, or below neither.
/// </summary>
internal static class ImageXpressName
{
    private const int UniqueLength = 36;

    public static bool TryRead(ReadOnlySpan<char> text, out ImageName name)
    {
        name = default;
        var slash = text.LastIndexOf('/');
        if (!IsFolder(text[..(slash + 1)], out var isStep, out var time, out var plane))
        {
            return false;
        }

        var whole = text[(slash + 1)..];
        var stem = WithoutUnique(whole);
        var isToldElsewhere = stem.Length < whole.Length || isStep;
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

    /// <param name="isStep">It is of a time or a height, as nobody else writes it.</param>
    private static bool IsFolder(ReadOnlySpan<char> folder, out bool isStep, out int time, out int plane)
    {
        (isStep, time, plane) = (false, 0, 0);
        if (folder.IsEmpty || folder is "Images/" or "images/")
        {
            return true;
        }

        var reader = new NameReader(WithoutPlate(WithoutDay(folder)));
        isStep = !reader.IsAtEnd;
        return (!reader.HasAnyCase("TimePoint_") || (reader.HasNumber(out time) && reader.Has("/")))
            && (reader.IsAtEnd || (reader.HasAnyCase("ZStep_") && reader.HasNumber(out plane) && reader.Rest is "/"));
    }

    // 2024-01-15/
    private static ReadOnlySpan<char> WithoutDay(ReadOnlySpan<char> folder)
    {
        var day = new NameReader(folder);
        return day.HasNumber(out _, 4, 4) && day.HasNumber("-", out _, 2, 2) && day.HasNumber("-", out _, 2, 2) && day.Has("/") ? day.Rest : folder;
    }

    // 1234/, or screen_Plate_1234/.
    private static ReadOnlySpan<char> WithoutPlate(ReadOnlySpan<char> folder)
    {
        const string Mark = "_Plate_";
        var end = folder.IndexOf('/');
        var plate = end < 0 ? default : folder[..end];
        var mark = plate.LastIndexOf(Mark);
        var number = new NameReader(mark > 0 ? plate[(mark + Mark.Length)..] : plate);
        return number.HasNumber(out _) && number.IsAtEnd ? folder[(end + 1)..] : folder;
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
