namespace Curation.Listings;

/// <summary>
/// A path and what else a tool tells, with a mark between columns: <c>rclone lsf --format ps</c>, the text of <c>aws s3api</c>,
/// <c>find -printf '%p\t%s\t%t\n'</c>. The first line tells which column is which.
/// </summary>
internal sealed class SeparatedColumns(ListingLines lines, KeyTaker keys, byte mark, Column[] shape) : ListingForm
{
    private readonly RowFields fields = new(mark);
    private readonly int path = Array.IndexOf(shape, Column.Path);
    private readonly int size = Array.IndexOf(shape, Column.Size);
    private readonly int tag = Array.IndexOf(shape, Column.Hash);

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

    public override void Read(ReadOnlySpan<byte> line)
    {
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

        keys.Take(Columns.KeyOf(line[fields[path]].Trim((byte)' ')), bytes, tag < 0 ? default : line[fields[tag]]);
    }
}
