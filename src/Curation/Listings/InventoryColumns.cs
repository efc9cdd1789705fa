using System.Buffers;
using System.Text;
using Curation.Texts;

namespace Curation.Listings;

/// <summary>Which column of an inventory is which; minus one for a column that is not there.</summary>
internal sealed record InventoryColumns(int Count, int Bucket, int Key, int Size, int IsLatest, int IsDeleteMarker, int Tag)
{
    private static readonly SearchValues<byte> BucketChars = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-_"u8);

    private static readonly SearchValues<byte> Hex = SearchValues.Create("0123456789abcdefABCDEF"u8);

    public static bool IsHeader(ReadOnlySpan<byte> line, RowFields fields) => Find(line, fields, "key") >= 0;

    public static InventoryColumns OfHeader(ReadOnlySpan<byte> line, RowFields fields) => new(
        fields.Count,
        Find(line, fields, "bucket"),
        Find(line, fields, "key"),
        Find(line, fields, "size"),
        Find(line, fields, "islatest"),
        Find(line, fields, "isdeletemarker"),
        Find(line, fields, "etag"));

    /// <summary>
    /// Inventories have no header; their manifest tells the columns. Bucket and key come first, then three of the version or none; of the others each
    /// may be left out, so the size and the ETag are found by what they look like.
    /// </summary>
    public static InventoryColumns? OfFirstRow(ReadOnlySpan<byte> line, RowFields fields)
    {
        var isVersioned = fields.Count > 4 && IsTruth(line[fields[3]]) && IsTruth(line[fields[4]]);
        var others = isVersioned ? 5 : 2;
        if (fields.Count < 2 || !IsBucket(line[fields[0]]) || line[fields[1]].IsEmpty)
        {
            return null;
        }

        // Any table may begin with two words.
        var size = Find(line, fields, others, IsNumber);
        if (size < 0 && !isVersioned && !line[fields[1]].Contains((byte)'/') && line[fields[1]].IndexOf("%2F"u8) < 0)
        {
            return null;
        }

        return new InventoryColumns(
            fields.Count, 0, 1, size < 0 && isVersioned ? Find(line, fields, others, field => field.IsEmpty) : size, isVersioned ? 3 : -1,
            isVersioned ? 4 : -1, Find(line, fields, others, IsTag));
    }

    private delegate bool Test(ReadOnlySpan<byte> field);

    private static bool IsNumber(ReadOnlySpan<byte> field) =>
        !field.IsEmpty && !field.ContainsAnyExceptInRange((byte)'0', (byte)'9') && field.Length < 20;

    /// <summary>32 hexadecimal digits, and for an object in parts their number after a hyphen.</summary>
    public static bool IsTag(ReadOnlySpan<byte> field)
    {
        field = field.Trim((byte)'"');
        return field.Length >= 32 && !field[..32].ContainsAnyExcept(Hex) && (field.Length == 32 || (field[32] == (byte)'-' && IsNumber(field[33..])));
    }

    private static int Find(ReadOnlySpan<byte> line, RowFields fields, int from, Test fits)
    {
        for (var i = from; i < fields.Count; i++)
        {
            if (fits(line[fields[i]]))
            {
                return i;
            }
        }

        return -1;
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
