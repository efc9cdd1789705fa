using System.Text;

namespace Curation.Texts;

/// <summary>Splits one line of a table; quotes around a field are taken off, those within stay doubled. Keeps its room from line to line.</summary>
internal sealed class RowFields(byte delimiter)
{
    /// <summary>Pooled screens have some hundred columns; more than this is no table.</summary>
    public const int Most = 4096;

    private Range[] fields = new Range[64];

    public int Count { get; private set; }

    public Range this[int index] => fields[index];

    /// <summary>False if quotes do not pair, a field goes on behind its closing quote, or there are too many fields.</summary>
    public bool TrySplit(ReadOnlySpan<byte> line)
    {
        Count = 0;
        for (var at = 0; ;)
        {
            var isQuoted = at < line.Length && line[at] == (byte)'"';
            var start = isQuoted ? at + 1 : at;
            var end = isQuoted ? Closing(line, start) : Next(line, start);
            if (end < 0 || Count == Most)
            {
                return false;
            }

            Put(start..end);
            at = isQuoted ? end + 1 : end;
            if (at == line.Length)
            {
                return true;
            }

            if (line[at++] != delimiter)
            {
                return false;
            }
        }
    }

    /// <summary>A field for people, its doubled quotes made single.</summary>
    public static string Text(ReadOnlySpan<byte> field) => Encoding.UTF8.GetString(field).Replace("\"\"", "\"", StringComparison.Ordinal);

    private void Put(Range field)
    {
        if (Count == fields.Length)
        {
            Array.Resize(ref fields, fields.Length * 2);
        }

        fields[Count++] = field;
    }

    private int Next(ReadOnlySpan<byte> line, int start)
    {
        var length = line[start..].IndexOf(delimiter);
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
