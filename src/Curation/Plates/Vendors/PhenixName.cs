namespace Curation.Plates.Vendors;

/// <summary><c>Images/r01c02f03p01-ch4sk1fk1fl1.tiff</c>: row, column, field, plane, channel, time; rows and columns are numbers.</summary>
internal static class PhenixName
{
    public static bool TryRead(ReadOnlySpan<char> text, out ImageName name)
    {
        name = default;
        var reader = new NameReader(text);
        reader.Has("Images/");
        if (!reader.HasNumber("r", out var row, 2, 2)
            || !reader.HasNumber("c", out var column, 2, 2)
            || !reader.HasNumber("f", out var field, least: 2)
            || !reader.HasNumber("p", out var plane, least: 2)
            || !reader.HasNumber("-ch", out var channel)
            || !reader.HasNumber("sk", out var time)
            || !reader.HasNumber("fk", out _)
            || !reader.HasNumber("fl", out _)
            || reader.Rest is not (".tiff" or ".tif"))
        {
            return false;
        }

        name = new ImageName { Vendor = Vendor.Phenix, Row = row, Column = column, Field = field, Plane = plane, Channel = channel, Time = time };
        return true;
    }
}
