namespace Curation.Plates.Vendors;

/// <summary><c>10X_c1-SBS-1/Well1_Point1_0000_ChannelDAPI,Cy3_Seq0000.nd2</c>, and any other name that ends with <c>.nd2</c>.</summary>
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
        if (!reader.HasNumber("_Seq", out _, 4, 4) || reader.Rest is not ".nd2")
        {
            return false;
        }

        name = new ImageName { Vendor = Vendor.NikonPooled, Field = point };
        return true;
    }

    public static bool TryRead(ReadOnlySpan<char> text, out ImageName name)
    {
        name = new ImageName { Vendor = Vendor.Nikon };
        return text.EndsWith(".nd2") && !text.EndsWith("/.nd2") && text.Length > ".nd2".Length && text[0] != '/' && text.IndexOf("//") < 0;
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
