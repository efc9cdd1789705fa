using Curation.Tables.Reading;

namespace Curation.Tables.LoadData;

/// <summary>A column, or a pair of columns, that names the image of a channel or an illumination function.</summary>
internal sealed class ImageColumn(string name, string channel, int url, int path, int file)
{
    private byte[] joined = new byte[256];

    /// <summary>As the header has it.</summary>
    public string Name => name;

    public bool IsIllum { get; } = channel.StartsWith("Illum", StringComparison.Ordinal);

    /// <summary>PathName_ and FileName_, as was written before there were addresses.</summary>
    public bool IsPair => url < 0;

    /// <summary>All columns of images of a header; a pair only where the channel has no address.</summary>
    public static IReadOnlyList<ImageColumn> Of(Table header)
    {
        var columns = new List<ImageColumn>();
        for (var i = 0; i < header.Columns.Count; i++)
        {
            if (After(header.Columns[i], "URL_") is { } channel)
            {
                columns.Add(new ImageColumn(header.Columns[i], channel, i, -1, -1));
            }
            else if (After(header.Columns[i], "FileName_") is { } old
                && header.Column("URL_" + old) < 0
                && header.Column("PathName_" + old) is var path and >= 0)
            {
                columns.Add(new ImageColumn(header.Columns[i], old, -1, path, i));
            }
        }

        return columns;
    }

    /// <summary>Valid until the next row.</summary>
    public ReadOnlySpan<byte> AddressIn(Table row)
    {
        if (!IsPair)
        {
            return row[url];
        }

        var folder = row[path].TrimEnd((byte)'/');
        var name = row[file];
        if (name.IsEmpty)
        {
            return default;
        }

        var length = folder.Length + 1 + name.Length;
        joined = joined.Length < length ? new byte[length * 2] : joined;
        folder.CopyTo(joined);
        joined[folder.Length] = (byte)'/';
        name.CopyTo(joined.AsSpan(folder.Length + 1));
        return joined.AsSpan(0, length);
    }

    private static string? After(string column, string prefix) =>
        column.Length > prefix.Length && column.StartsWith(prefix, StringComparison.Ordinal) ? column[prefix.Length..] : null;
}
