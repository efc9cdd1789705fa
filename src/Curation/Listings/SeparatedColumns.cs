using Curation.Texts;

namespace Curation.Listings;

/// <summary>
/// A path and what else a tool tells, with a mark between columns: <c>rclone lsf --format ps</c>, the text of <c>aws s3api</c>,
/// <c>find -printf '%p\t%s\t%t\n'</c>. The first line tells which column is which, by what it holds or as a header.
/// </summary>
internal sealed class SeparatedColumns(ListingLines lines, KeyDecoder keys, byte mark, Column[] shape, bool hasHeader) : ListingForm
{
    private static readonly string[] PathNames = ["path", "key", "file", "filename", "filepath", "name", "object", "objectkey", "objectname"];
    private static readonly string[] SizeNames = ["size", "bytes", "length", "filesize", "sizebytes", "sizeinbytes", "contentlength"];

    private readonly RowFields fields = new(mark);
    private readonly int path = Array.IndexOf(shape, Column.Path);
    private readonly int size = Array.IndexOf(shape, Column.Size);
    private readonly int tag = Array.IndexOf(shape, Column.Hash);
    private bool isPastHeader = !hasHeader;

    /// <summary>The columns, or null if the line is no such row: one path, and everything else what tools tell of one.</summary>
    public static Column[]? Of(ReadOnlySpan<byte> line, byte mark)
    {
        var fields = new RowFields(mark);
        if (!line.Contains(mark) || !fields.TrySplit(line))
        {
            return null;
        }

        var shape = new Column[fields.Count];
        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = Columns.Of(line[fields[i]]);
        }

        var isRow = shape.Count(column => column is Column.Path) == 1 && shape.Count(column => column is Column.Size or Column.RoundedSize) <= 1
            && !shape.Contains(Column.Other) && shape.Any(column => column is Column.Size or Column.RoundedSize or Column.Time or Column.Hash);
        return isRow ? shape : null;
    }

    /// <summary>The columns by their names, if the first line names a path and a size and the second has them.</summary>
    public static Column[]? OfHeader(ReadOnlySpan<byte> header, ReadOnlySpan<byte> row, byte mark)
    {
        var names = new RowFields(mark);
        var fields = new RowFields(mark);
        if (!header.Contains(mark) || !names.TrySplit(header) || !fields.TrySplit(row) || names.Count != fields.Count)
        {
            return null;
        }

        var shape = new Column[names.Count];
        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = ColumnOf(header[names[i]], row[fields[i]].Trim((byte)' '));
        }

        return shape.Contains(Column.Path) && shape.Contains(Column.Size) ? shape : null;
    }

    /// <summary>The path of a row.</summary>
    public static ReadOnlySpan<byte> PathIn(ReadOnlySpan<byte> row, byte mark, Column[] shape)
    {
        var fields = new RowFields(mark);
        return fields.TrySplit(row) ? Columns.KeyOf(row[fields[Array.IndexOf(shape, Column.Path)]].Trim((byte)' ')) : default;
    }

    private static Column ColumnOf(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var plain = string.Concat(RowFields.Text(name).Where(char.IsAsciiLetter)).ToLowerInvariant();
        return PathNames.Contains(plain) && value.Contains((byte)'/') ? Column.Path
            : SizeNames.Contains(plain) && Columns.IsSize(value) ? Column.Size
            : plain is "etag" ? Column.Hash
            : Column.Other;
    }

    public override void Read(ReadOnlySpan<byte> line)
    {
        if (!isPastHeader)
        {
            isPastHeader = true;
            return;
        }

        // The text of the AWS command line has lines of their own for checksums and owners.
        var isOther = shape[0] is Column.Word && (line.StartsWith("CHECKSUMALGORITHM\t"u8) || line.StartsWith("OWNER\t"u8) || line.StartsWith("None\t"u8) || line.StartsWith("RESTORESTATUS\t"u8));
        if (isOther)
        {
            return;
        }

        if (!fields.TrySplit(line) || fields.Count != shape.Length || !IsSize(line[fields[size]].Trim(" \""u8), out var bytes))
        {
            throw lines.Wrong($"{shape.Length} columns with “{(mark == (byte)'\t' ? "⇥" : ((char)mark).ToString())}” between, one of them a size in bytes, as the first line has them", line);
        }

        keys.Decode(Columns.KeyOf(line[fields[path]].Trim((byte)' ')), bytes, tag < 0 ? default : line[fields[tag]]);
    }
}
