namespace Curation.Plates.Vendors;

/// <summary><c>CP1-SC1-01_A01_T0001F001L01A02Z01C03.tif</c>: plate, well, time, field, time line, action, plane, channel.</summary>
internal static class YokogawaName
{
    private const int Tail = 26;

    public static bool TryRead(ReadOnlySpan<char> text, out ImageName name)
    {
        name = default;
        if (text.Length <= Tail || text.Contains('/') || !WellEnding.TryRead(text[..^Tail], capitalsOnly: true, out var row, out var column))
        {
            return false;
        }

        var reader = new NameReader(text[^Tail..]);
        if (!reader.HasNumber("_T", out var time, 4, 4)
            || !reader.HasNumber("F", out var field, 3, 3)
            || !reader.HasNumber("L", out _, 2, 2)
            || !reader.HasNumber("A", out _, 2, 2)
            || !reader.HasNumber("Z", out var plane, 2, 2)
            || !reader.HasNumber("C", out var channel, 2, 2)
            || reader.Rest is not ".tif")
        {
            return false;
        }

        name = new ImageName { Vendor = Vendor.Yokogawa, Row = row, Column = column, Field = field, Plane = plane, Channel = channel, Time = time };
        return true;
    }
}
