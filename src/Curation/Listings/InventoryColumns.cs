using System.Buffers;
using System.Text;

namespace Curation.Listings;

/// <summary>Which column of an inventory is which; minus one for a column that is not there.</summary>
internal sealed record InventoryColumns(int Count, int Bucket, int Key, int Size, int IsLatest, int IsDeleteMarker)
{
    private static readonly SearchValues<byte> BucketChars = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-_"u8);

    public static bool IsHeader(ReadOnlySpan<byte> line, RowFields fields) => Find(line, fields, "key") >= 0;

    public static InventoryColumns OfHeader(ReadOnlySpan<byte> line, RowFields fields) => new(
        fields.Count,
        Find(line, fields, "bucket"),
        Find(line, fields, "key"),
        Find(line, fields, "size"),
        Find(line, fields, "islatest"),
        Find(line, fields, "isdeletemarker"));

    /// <summary>Inventories have no header; their manifest tells the columns. Bucket and key come first, then three of the version or none, then the size.</summary>
    public static InventoryColumns? OfFirstRow(ReadOnlySpan<byte> line, RowFields fields)
    {
        var isVersioned = fields.Count > 4 && IsTruth(line[fields[3]]) && IsTruth(line[fields[4]]);
        var size = isVersioned ? 5 : 2;
        return fields.Count < 2 || !IsBucket(line[fields[0]]) || (isVersioned && fields.Count < 6)
            ? null
            : new InventoryColumns(fields.Count, 0, 1, fields.Count > size ? size : -1, isVersioned ? 3 : -1, isVersioned ? 4 : -1);
    }

    public static bool IsBucket(ReadOnlySpan<byte> name) =>
        name.Length is >= 3 and <= 63 && !name.ContainsAnyExcept(BucketChars);

    private static bool IsTruth(ReadOnlySpan<byte> text) => Ascii.EqualsIgnoreCase(text, "true"u8) || Ascii.EqualsIgnoreCase(text, "false"u8);

    private static int Find(ReadOnlySpan<byte> line, RowFields fields, string name)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (Ascii.EqualsIgnoreCase(Ascii.Trim(line[fields[i]]) is var range ? line[fields[i]][range] : default, name))
            {
                return i;
            }
        }

        return -1;
    }
}
