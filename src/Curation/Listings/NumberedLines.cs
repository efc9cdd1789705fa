namespace Curation.Listings;

/// <summary>Lines as “cat -n” and “nl” write them.</summary>
internal static class NumberedLines
{
    private const int Most = 100;

    // Files of one byte, two bytes and three bytes may follow one another.
    private const int LeastNumbered = 4;

    /// <summary>Each line begins with its number: a few by themselves may be sizes, unless blanks stand before and a tab behind them.</summary>
    public static bool Are(ReadOnlySpan<byte> start)
    {
        var (count, next, isPadded) = (0L, -1L, true);
        foreach (var range in start.SplitAny("\n\r"u8))
        {
            var line = start[range];
            if (line.IsEmpty || range.End.Value == start.Length)
            {
                continue;
            }

            var bare = line.TrimStart((byte)' ');
            if (!FindOutput.TrySize(bare, out var number, out var rest) || number != (next < 0 ? Math.Min(number, 1) : next))
            {
                return false;
            }

            isPadded &= bare.Length < line.Length && bare[^(rest.Length + 1)] == (byte)'\t';
            next = number + 1;
            if (++count == Most)
            {
                break;
            }
        }

        return count >= (isPadded ? 1 : LeastNumbered);
    }
}
