namespace Curation.Listings;

/// <summary>
/// What tools write with blanks between columns and the key at the end: <c>rclone ls</c> and <c>lsl</c>, <c>s5cmd ls</c>, <c>s3cmd ls</c>,
/// <c>gsutil ls -l</c>, <c>swift list --long</c>. The first line tells which columns there are.
/// </summary>
internal sealed class ToolColumns(ListingLines lines, KeyDecoder keys, Column[] shape) : ListingForm
{
    /// <summary>The columns before the key, or null if the line is none of these; a size that is rounded is among them as it is.</summary>
    public static Column[]? Of(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> path)
    {
        var shape = new List<Column>();
        var rest = line;
        while (Next(ref rest, out var column))
        {
            shape.Add(column);
        }

        // It may as well begin a path, but not before a project.
        var behindType = rest;
        if (shape is [Column.Size, Column.Time, Column.Time] && TakeMediaType(ref behindType) && behindType.Contains((byte)'/'))
        {
            shape.Add(Column.MediaType);
            rest = KeyLikeness.BeginsWithProject(behindType) ? behindType : default;
        }

        path = Columns.KeyOf(rest);
        var isOfTool = line[0] == (byte)' ' || shape.Count > 1 || rest.IndexOf("://"u8) is > 0 and < 6;
        return isOfTool && rest.Contains((byte)'/') && !KeyLikeness.HasOther(rest) && rest.IndexOf(" metageneration="u8) < 0 && shape.Count(column => column is Column.Size or Column.RoundedSize) == 1 ? [.. shape] : null;
    }

    public override void Read(ReadOnlySpan<byte> line)
    {
        var rest = line;
        var size = -1L;
        ReadOnlySpan<byte> tag = default;
        foreach (var expected in shape)
        {
            if (expected is Column.MediaType && TakeMediaType(ref rest))
            {
                continue;
            }

            var token = Token(rest, out var behind);
            if (Columns.Of(token) != expected)
            {
                if (IsEnd(line) || (shape[^1] is Column.MediaType && Columns.IsSize(line.Trim((byte)' '))))
                {
                    return;
                }

                throw lines.Wrong(
                    IsFolder(line)
                        ? "a line with a size and a key; this is a folder: list recursively (s5cmd with a “*” at the end, s3cmd and gsutil with -r)"
                        : "the columns that the first line has: a size in bytes, then the key",
                    line);
            }

            rest = behind;
            _ = expected is Column.Size && IsSize(token, out size);
            tag = expected is Column.Hash ? token : tag;
        }

        var key = rest.TrimStart((byte)' ');
        if (shape.Length == 1 && size > 0 && key.EndsWith("/"u8) && key.IndexOf("://"u8) > 0)
        {
            throw lines.Wrong($"a line with a size and a key; this is {ForeignTool.Sums}", line);
        }

        if (!IsSum(key))
        {
            keys.Decode(Columns.KeyOf(key), size, tag);
        }
    }

    private static bool Next(ref ReadOnlySpan<byte> rest, out Column column)
    {
        var token = Token(rest, out var behind);
        column = Columns.Of(token);

        // 2.64 MiB: the unit stands by itself.
        var unit = Token(behind, out var behindUnit);
        if (Columns.IsNumber(token) && Columns.IsUnit(unit))
        {
            column = Column.RoundedSize;
            behind = behindUnit;
        }

        var isColumn = column is (Column.Size or Column.RoundedSize or Column.Time or Column.Hash or Column.Word) && !behind.IsEmpty;
        rest = isColumn ? behind : rest.TrimStart((byte)' ');
        return isColumn;
    }

    // text/plain; charset=utf-8 has a blank within.
    private static bool TakeMediaType(ref ReadOnlySpan<byte> rest)
    {
        var type = Token(rest, out var behind);
        if (type.EndsWith(";"u8))
        {
            _ = Token(behind, out behind);
        }

        if (!Columns.IsMediaType(type))
        {
            return false;
        }

        rest = behind.TrimStart((byte)' ');
        return true;
    }

    private static ReadOnlySpan<byte> Token(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> behind)
    {
        text = text.TrimStart((byte)' ');
        var blank = text.IndexOf((byte)' ');
        behind = blank < 0 ? default : text[blank..];
        return blank < 0 ? text : text[..blank];
    }

    // gsutil, swift and wc sum up at their ends.
    private static bool IsEnd(ReadOnlySpan<byte> line) => line.StartsWith("TOTAL: "u8);

    private static bool IsSum(ReadOnlySpan<byte> key) => key.SequenceEqual("total"u8);

    private static bool IsFolder(ReadOnlySpan<byte> line) => line.TrimStart((byte)' ').StartsWith("DIR "u8) || line.EndsWith("/"u8);
}
