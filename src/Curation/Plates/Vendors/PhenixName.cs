namespace Curation.Plates.Vendors;

/// <summary>
/// <c>Images/r01c02f03p01-ch4sk1fk1fl1.tiff</c>: row, column, field, plane, channel, time; rows and columns are numbers. Harmony 5.1 and later write
/// <c>hs/GUID/images/r01c02/r01c02f03p01-ch04t01.tiff</c>.
/// </summary>
internal static class PhenixName
{
    // r01c02
    private const int WellFolder = 6;

    public static bool TryRead(ReadOnlySpan<char> text, out ImageName name)
    {
        name = default;
        var reader = new NameReader(text);
        if (!HasFolder(ref reader))
        {
            return false;
        }

        if (!reader.HasNumber("r", out var row, 2, 2)
            || !reader.HasNumber("c", out var column, 2, 2)
            || !reader.HasNumber("f", out var field, least: 2)
            || !reader.HasNumber("p", out var plane, least: 2)
            || !reader.HasNumber("-ch", out var channel)
            || !HasTime(ref reader, out var time)
            || reader.Rest is not (".tiff" or ".tif"))
        {
            return false;
        }

        name = new ImageName { Vendor = Vendor.Phenix, Row = row, Column = column, Field = field, Plane = plane, Channel = channel, Time = time };
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

    private static bool HasTime(ref NameReader reader, out int time) => reader.Rest is ['t', ..]
        ? reader.HasNumber("t", out time)
        : (reader.HasNumber("sk", out time) && reader.HasNumber("fk", out _) && reader.HasNumber("fl", out _));
}
