namespace Curation.Plates.Vendors;

/// <summary>
/// <c>A1_01_2_3_DAPI_001.tif</c>: well, step of the protocol, channel's number, field, with a <c>Z4</c> behind it the height, channel, time. What was
/// made of images has a negative step: <c>A1_-1_2_3_Tsf[DAPI]_001.tif</c>. An older spelling is <c>A1_3Z4_DAPI_2_001_01.tif</c>: well, field, height,
/// channel, its number, time, step. The folder of a well may stand before.
/// </summary>
internal static class Gen5Name
{
    public static bool TryRead(ReadOnlySpan<char> stem, out ImageName name)
    {
        name = default;
        var slash = stem.LastIndexOf('/');
        var file = stem[(slash + 1)..];
        var reader = new NameReader(file);
        return reader.HasWell(out var row, out var column)
            && (slash < 0 || IsFolder(stem[..slash], file[..(file.Length - reader.Rest.Length)]))
            && reader.Has("_")
            && (TryReadSteps(stem, reader, row, column, out name) || TryReadFields(stem, reader, row, column, out name));
    }

    private static bool TryReadSteps(ReadOnlySpan<char> stem, NameReader reader, int row, int column, out ImageName name)
    {
        name = default;
        if (!HasStep(ref reader, out var step)
            || !reader.HasNumber("_", out var channel, 1, 2)
            || !reader.HasNumber("_", out var field, 1, 4)
            || !HasPlane(ref reader, out var plane)
            || !reader.Has("_"))
        {
            return false;
        }

        var start = stem.Length - reader.Rest.Length;
        var rest = reader.Rest;
        if (!TakeLast(ref rest, 3, 3, out var time) || rest.IsEmpty)
        {
            return false;
        }

        name = Of(row, column) with
        {
            Step = step,
            Channel = channel,
            Field = field,
            Plane = plane,
            ChannelName = start..(start + rest.Length),
            Time = time,
        };
        return true;
    }

    private static bool TryReadFields(ReadOnlySpan<char> stem, NameReader reader, int row, int column, out ImageName name)
    {
        name = default;
        if (!reader.HasNumber(out var field, 1, 4) || !HasPlane(ref reader, out var plane) || !reader.Has("_"))
        {
            return false;
        }

        var start = stem.Length - reader.Rest.Length;
        var rest = reader.Rest;
        var mark = rest.LastIndexOf('_');
        var last = new NameReader(rest[(mark + 1)..]);
        var step = 0;
        var isStep = mark >= 0 && (last.IsAtEnd || (HasStep(ref last, out step) && last.IsAtEnd));
        rest = isStep ? rest[..mark] : default;
        if (!isStep || !TakeLast(ref rest, 3, 3, out var time) || !TakeLast(ref rest, 1, 2, out var channel) || rest.IsEmpty)
        {
            return false;
        }

        name = Of(row, column) with
        {
            Step = step,
            Channel = channel,
            Field = field,
            Plane = plane,
            ChannelName = start..(start + rest.Length),
            Time = time,
        };
        return true;
    }

    private static ImageName Of(int row, int column) => new() { Vendor = Vendor.Gen5, Row = row, Column = column };

    // B2/, or “ID_B2 info/”.
    private static bool IsFolder(ReadOnlySpan<char> folder, ReadOnlySpan<char> well)
    {
        var reader = new NameReader(folder);
        return folder.SequenceEqual(well) || (reader.Has("ID_") && reader.Has(well) && reader.Rest is " info");
    }

    private static bool HasStep(ref NameReader reader, out int step)
    {
        var isNegative = reader.Has("-");
        var has = reader.HasNumber(out step, 1, 2);
        step = isNegative ? -step : step;
        return has;
    }

    private static bool HasPlane(ref NameReader reader, out int plane)
    {
        plane = 0;
        return reader.Rest is not ['Z', ..] || reader.HasNumber("Z", out plane, 1, 3);
    }

    /// <summary>Takes an underscore and a number off the end.</summary>
    private static bool TakeLast(ref ReadOnlySpan<char> rest, int least, int most, out int number)
    {
        number = 0;
        var mark = rest.LastIndexOf('_');
        var last = new NameReader(mark < 0 ? default : rest[(mark + 1)..]);
        if (!last.HasNumber(out number, least, most) || !last.IsAtEnd)
        {
            return false;
        }

        rest = rest[..mark];
        return true;
    }
}
