using Curation.Plates.Wells;

namespace Curation.Plates.Vendors;

/// <summary>
/// <c>plate_A - 01(fld 2 wv UV - DAPI z 3- time 4 - 5000 ms).tif</c>: well, field, channel, height, time. The plate, the channel where there is but
/// one, height and time may be absent.
/// </summary>
internal static class InCellName
{
    private const string Field = "(fld ";
    private const string Channel = " wv ";

    public static bool TryRead(ReadOnlySpan<char> stem, out ImageName name)
    {
        name = default;
        var at = stem.LastIndexOf(Field);
        if (at < 0 || !stem.EndsWith(')') || !IsWell(stem[..at], out var row, out var column))
        {
            return false;
        }

        var reader = new NameReader(stem[(at + Field.Length)..^1]);
        if (!reader.HasNumber(out var field, 1, 4))
        {
            return false;
        }

        var start = stem.Length - 1 - reader.Rest.Length + Channel.Length;
        var rest = reader.Rest;
        var time = TakeTime(ref rest);
        var plane = TakePlane(ref rest);
        var hasChannel = rest.Length > Channel.Length && rest.StartsWith(Channel) && !rest.ContainsAny('(', ')', '/');
        if (!hasChannel && !rest.IsEmpty)
        {
            return false;
        }

        name = new ImageName
        {
            Vendor = Vendor.InCell,
            Row = row,
            Column = column,
            Field = field,
            Channel = hasChannel ? 0 : 1,
            ChannelName = hasChannel ? start..(start + rest.Length - Channel.Length) : default,
            Plane = plane,
            Time = time,
        };
        return true;
    }

    private static bool IsWell(ReadOnlySpan<char> text, out int row, out int column)
    {
        (row, column) = (0, 0);
        var well = text[(text.LastIndexOf('_') + 1)..];
        var letters = well is [>= 'A' and <= 'Z', ' ', ..] ? 1 : well is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', ' ', ..] ? 2 : 0;
        if (letters == 0 || text.Contains('/'))
        {
            return false;
        }

        row = Well.RowOf(well[..letters]);
        var reader = new NameReader(well[letters..]);
        return reader.HasNumber(" - ", out column, 1, 2) && reader.IsAtEnd;
    }

    // “ time 4 - 5000 ms”, or with a hyphen before it.
    private static int TakeTime(ref ReadOnlySpan<char> rest)
    {
        var at = rest.LastIndexOf(" time ");
        var reader = new NameReader(at < 0 ? default : rest[at..]);
        if (!Leaves(rest, at) || !reader.HasNumber(" time ", out var time, 1, 5) || !reader.HasNumber(" - ", out _) || reader.Rest is not " ms")
        {
            return 0;
        }

        rest = rest[..at];
        rest = rest.EndsWith('-') && Leaves(rest, rest.Length - 1) ? rest[..^1] : rest;
        return time;
    }

    private static int TakePlane(ref ReadOnlySpan<char> rest)
    {
        var at = rest.LastIndexOf(" z ");
        var reader = new NameReader(at < 0 ? default : rest[at..]);
        if (!Leaves(rest, at) || !reader.HasNumber(" z ", out var plane, 1, 4) || !reader.IsAtEnd)
        {
            return 0;
        }

        rest = rest[..at];
        return plane;
    }

    // A channel may be called “z 3”: something of its name has to be left.
    private static bool Leaves(ReadOnlySpan<char> rest, int at) => at >= 0 && (at > Channel.Length || !rest.StartsWith(Channel));
}
