namespace Curation.Plates.Vendors;

/// <summary>
/// <c>CP1-SC1-01_A01_T0001F001L01A02Z01C03.tif</c>, alone or in <c>Images/</c>: plate, well, time, field, time line, action, plane, channel. A well
/// may have a part, as in <c>A01.a1</c>, and fields and planes a digit more.
/// </summary>
internal static class YokogawaName
{
    public static bool TryRead(ReadOnlySpan<char> stem, out ImageName name)
    {
        name = default;
        var text = stem.StartsWith("Images/") || stem.StartsWith("images/") ? stem["Images/".Length..] : stem;
        var tail = text.LastIndexOf("_T");
        if (tail < 0 || text.Contains('/') || !WellEnding.TryRead(WithoutPart(text[..tail]), capitalsOnly: true, out var row, out var column))
        {
            return false;
        }

        var reader = new NameReader(text[tail..]);
        if (!reader.HasNumber("_T", out var time, 4, 4)
            || !reader.HasNumber("F", out var field, 3, 4)
            || !reader.HasNumber("L", out _, 2, 2)
            || !reader.HasNumber("A", out _, 2, 2)
            || !reader.HasNumber("Z", out var plane, 2, 3)
            || !reader.HasNumber("C", out var channel, 2, 2)
            || !reader.IsAtEnd)
        {
            return false;
        }

        name = new ImageName { Vendor = Vendor.Yokogawa, Row = row, Column = column, Field = field, Plane = plane, Channel = channel, Time = time };
        return true;
    }

    // A dot, a letter and a digit or two behind the well.
    private static ReadOnlySpan<char> WithoutPart(ReadOnlySpan<char> text)
    {
        var dot = text.LastIndexOf('.');
        var part = new NameReader(dot < 0 ? default : text[(dot + 1)..]);
        return !part.IsAtEnd && char.IsAsciiLetter(part.Rest[0]) && part.Has(part.Rest[..1]) && part.HasNumber(out _, 1, 2) && part.IsAtEnd
            ? text[..dot]
            : text;
    }
}
