using Curation.Plates.Wells;

namespace Curation.Plates.Vendors;

/// <summary>
/// <c>10X_c1-SBS-1/Well1_Point1_0000_ChannelDAPI,Cy3_Seq0000.nd2</c>, <c>WellB02_PointB02_0000_ChannelDAPI_Seq0000.nd2</c>, and any other name that
/// ends with <c>.nd2</c>.
/// </summary>
internal static class NikonName
{
    public static bool TryReadPooled(ReadOnlySpan<char> text, out ImageName name)
    {
        name = default;
        var slash = text.LastIndexOf('/');
        var isFolder = slash < 0 || (slash > 0 && !text[..slash].Contains('/'));
        var reader = new NameReader(text[(slash + 1)..]);

        // The wells of these plates are numbered and have no place in rows and columns.
        if (!isFolder
            || !reader.HasNumber("Well", out _)
            || !reader.HasNumber("_Point", out var point)
            || !reader.HasNumber("_", out _, 4, 4)
            || !reader.Has("_Channel")
            || !HasChannels(reader.Rest, out var channels))
        {
            return false;
        }

        reader = new NameReader(reader.Rest[channels..]);
        if (!reader.HasNumber("_Seq", out _, 4, 4) || !reader.IsAtEnd)
        {
            return false;
        }

        name = new ImageName { Vendor = Vendor.NikonPooled, Field = point };
        return true;
    }

    /// <summary>
    /// The images of a plate, which exports as TIFF, too, name by; something may stand before the well. In a folder they may be one of several passes
    /// over the plate, each with fields of its own, and tell no place.
    /// </summary>
    public static bool TryReadPlate(ReadOnlySpan<char> stem, out ImageName name)
    {
        name = default;
        stem = stem.EndsWith(".ome") ? stem[..^".ome".Length] : stem;
        var seq = stem.LastIndexOf("_Seq");
        var reader = new NameReader(seq < 0 ? default : stem[seq..]);
        if (!reader.HasNumber("_Seq", out _, 4, 4) || !reader.IsAtEnd || stem.Contains('/'))
        {
            return false;
        }

        for (var at = stem.LastIndexOf("Well"); at >= 0; at = stem[..at].LastIndexOf("Well"))
        {
            if ((at == 0 || stem[at - 1] == '_') && TryReadPlate(stem, at, seq, out name))
            {
                return true;
            }
        }

        return false;
    }

    public static bool TryRead(ReadOnlySpan<char> stem, out ImageName name)
    {
        name = new ImageName { Vendor = Vendor.Nikon };
        return !stem.IsEmpty && stem[0] != '/' && stem[^1] != '/' && stem.IndexOf("//") < 0;
    }

    private static bool TryReadPlate(ReadOnlySpan<char> stem, int at, int seq, out ImageName name)
    {
        name = default;
        var reader = new NameReader(stem[(at + "Well".Length)..seq]);
        var well = reader.Rest;
        if (!reader.HasWell(out var row, out var column))
        {
            return false;
        }

        well = well[..(well.Length - reader.Rest.Length)];
        if (!reader.Has("_Point") || !reader.Has(well) || !reader.HasNumber("_", out var field, 4, 4) || !reader.Has("_Channel") || reader.IsAtEnd)
        {
            return false;
        }

        name = new ImageName { Vendor = Vendor.NikonPlate, Row = row, Column = column, Field = field, ChannelName = (seq - reader.Rest.Length)..seq };
        return true;
    }

    /// <summary>Names of letters and digits with commas between, before an underscore.</summary>
    private static bool HasChannels(ReadOnlySpan<char> text, out int length)
    {
        length = text.IndexOf('_');
        for (var i = 0; i < length; i++)
        {
            var isName = char.IsAsciiLetterOrDigit(text[i]);
            if (!isName && (text[i] != ',' || i == 0 || i == length - 1 || text[i - 1] == ','))
            {
                return false;
            }
        }

        return length > 0;
    }
}
