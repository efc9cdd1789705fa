namespace Curation.Plates.Vendors;

/// <summary>
/// <c>Images/r01c02f03p01-ch4sk1fk1fl1.tiff</c>: row, column, field, plane, channel, time; rows and columns are numbers. Harmony 5.1 and later write
/// <c>hs/GUID/images/r01c02/r01c02f03p01-ch04t01.tiff</c>. What else it counts has two letters, as in <c>r01c02f03p01rc2-ch4ev1sk1fk1fl1.tiff</c>,
/// and tells a channel's images apart.
/// </summary>
internal static class PhenixName
{
    // r01c02
    private const int WellFolder = 6;

    public static bool TryRead(ReadOnlySpan<char> stem, out ImageName name)
    {
        name = default;
        var reader = new NameReader(stem);
        if (!HasFolder(ref reader)
            || !reader.HasNumber("r", out var row, 2, 2)
            || !reader.HasNumber("c", out var column, 2, 2)
            || !reader.HasNumber("f", out var field)
            || !reader.HasNumber("p", out var plane))
        {
            return false;
        }

        var start = stem.Length - reader.Rest.Length;
        var hasMore = HasMore(ref reader);
        if (!reader.HasNumber("-ch", out var channel))
        {
            return false;
        }

        hasMore |= HasMore(ref reader);
        var to = stem.Length - reader.Rest.Length;
        if (!HasTime(ref reader, out var time) || !reader.IsAtEnd)
        {
            return false;
        }

        name = new ImageName
        {
            Vendor = Vendor.Phenix,
            Row = row,
            Column = column,
            Field = field,
            Plane = plane,
            Channel = channel,
            ChannelName = hasMore ? (stem[start] == '-' ? start + 1 : start)..to : default,
            Time = time,
        };
        return true;
    }

    // None, Images/, or hs/GUID/images/, and in the latter two a folder for each well.
    private static bool HasFolder(ref NameReader reader)
    {
        if (reader.Has("hs/"))
        {
            var slash = reader.Rest.IndexOf('/');
            if (slash <= 0)
            {
                return false;
            }

            reader = new NameReader(reader.Rest[(slash + 1)..]);
            if (!reader.Has("images/") && !reader.Has("Images/"))
            {
                return false;
            }
        }
        else if (!reader.Has("Images/") && !reader.Has("images/"))
        {
            return true;
        }

        // Most have none, and then the file begins as the folder would.
        if (reader.Rest.Length > WellFolder && reader.Rest[WellFolder] == '/')
        {
            var well = reader;
            reader = well.HasNumber("r", out _, 2, 2) && well.HasNumber("c", out _, 2, 2) && well.Has("/") ? well : reader;
        }

        return true;
    }

    private static bool HasMore(ref NameReader reader)
    {
        var hasMore = false;
        while (reader.Rest is [>= 'a' and <= 'z', >= 'a' and <= 'z', ..] and not ['s', 'k', ..])
        {
            var more = new NameReader(reader.Rest[2..]);
            if (!more.HasNumber(out _))
            {
                break;
            }

            reader = more;
            hasMore = true;
        }

        return hasMore;
    }

    private static bool HasTime(ref NameReader reader, out int time) => reader.Rest is ['t', ..]
        ? reader.HasNumber("t", out time)
        : (reader.HasNumber("sk", out time) && reader.HasNumber("fk", out _) && reader.HasNumber("fl", out _));
}
