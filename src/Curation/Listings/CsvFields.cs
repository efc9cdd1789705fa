namespace Curation.Listings;

/// <summary>Splits one line of CSV; quotes around a field are taken off, those within stay doubled.</summary>
internal sealed class CsvFields
{
    // An inventory has at most some twenty columns.
    private readonly Range[] fields = new Range[64];

    public int Count { get; private set; }

    public Range this[int index] => fields[index];

    /// <summary>False if quotes do not pair or a field goes on behind its closing quote.</summary>
    public bool TrySplit(ReadOnlySpan<byte> line)
    {
        Count = 0;
        for (var at = 0; Count < fields.Length;)
        {
            var isQuoted = at < line.Length && line[at] == (byte)'"';
            var start = isQuoted ? at + 1 : at;
            var end = isQuoted ? Closing(line, start) : Comma(line, start);
            if (end < 0)
            {
                return false;
            }

            fields[Count++] = start..end;
            at = isQuoted ? end + 1 : end;
            if (at == line.Length)
            {
                return true;
            }

            if (line[at++] != (byte)',')
            {
                return false;
            }
        }

        return false;
    }

    private static int Comma(ReadOnlySpan<byte> line, int start)
    {
        var length = line[start..].IndexOf((byte)',');
        return length < 0 ? line.Length : start + length;
    }

    private static int Closing(ReadOnlySpan<byte> line, int start)
    {
        while (true)
        {
            var length = line[start..].IndexOf((byte)'"');
            if (length < 0)
            {
                return -1;
            }

            start += length;
            if (start + 1 >= line.Length || line[start + 1] != (byte)'"')
            {
                return start;
            }

            start += 2;
        }
    }
}
