using System.Text;
using Curation.Texts;

namespace Curation.Listings;

/// <summary>An S3 inventory as CSV, also with a header, and the portal's snapshots, which have the same form. Keys are URL-encoded.</summary>
internal sealed class InventoryCsv(ListingLines lines, KeyDecoder keys) : ListingForm
{
    private readonly RowFields fields = new((byte)',');
    private readonly UrlDecoding decoding = new();
    private InventoryColumns? columns;
    private bool hasHeader;

    /// <summary>A header, or a row in quotes as inventories write it: a bucket, a key, and a size or a folder in the key.</summary>
    public static bool Fits(ReadOnlySpan<byte> first)
    {
        var fields = new RowFields((byte)',');
        return first.Contains((byte)',') && fields.TrySplit(first)
            && (InventoryColumns.IsHeader(first, fields) || (first[0] == (byte)'"' && InventoryColumns.OfFirstRow(first, fields) is not null));
    }

    public override void Read(ReadOnlySpan<byte> line)
    {
        if (!fields.TrySplit(line))
        {
            throw lines.Wrong("one row of CSV: fields between commas, quotes in pairs", line);
        }

        if (columns is null)
        {
            hasHeader = InventoryColumns.IsHeader(line, fields);
            columns = hasHeader ? InventoryColumns.OfHeader(line, fields) : InventoryColumns.OfFirstRow(line, fields);
            if (columns is null)
            {
                throw lines.Wrong("bucket, key and size, as an S3 inventory has them, or a header that names the columns “Bucket”, “Key” and “Size”", line);
            }

            if (hasHeader)
            {
                return;
            }
        }

        Row(line, columns);
    }

    private void Row(ReadOnlySpan<byte> line, InventoryColumns at)
    {
        if (fields.Count != at.Count)
        {
            throw lines.Wrong($"{at.Count} columns, as {(hasHeader ? "the header promises" : "the first row has")}, not {fields.Count}", line);
        }

        if (at.Bucket >= 0 && !InventoryColumns.IsBucket(line[fields[at.Bucket]]))
        {
            throw lines.Wrong($"the name of a bucket in column {at.Bucket + 1}{Promise}", line[fields[at.Bucket]]);
        }

        // A marker stands for an object that was deleted, an older version for one that was replaced.
        if ((at.IsDeleteMarker >= 0 && Ascii.EqualsIgnoreCase(line[fields[at.IsDeleteMarker]], "true"u8))
            || (at.IsLatest >= 0 && Ascii.EqualsIgnoreCase(line[fields[at.IsLatest]], "false"u8)))
        {
            return;
        }

        long size = -1;
        if (at.Size >= 0 && !IsSize(line[fields[at.Size]], out size))
        {
            throw lines.Wrong($"a size in bytes in column {at.Size + 1}{Promise}", line[fields[at.Size]]);
        }

        var encoded = line[fields[at.Key]];
        if (!decoding.TryDecode(encoded, out var key))
        {
            throw lines.Wrong("a URL-encoded key, with two hexadecimal digits behind each “%”", encoded);
        }

        keys.Decode(key, size, at.Tag < 0 ? default : line[fields[at.Tag]]);
    }

    private string Promise => hasHeader ? ", as the header promises" : "";
}
