using System.Buffers;
using System.Text;

namespace Curation.Listings;

/// <summary>What other lists write behind a path: sizes, times, checksums, whatever follows the ending of a file.</summary>
internal static class TrailingColumns
{
    private static readonly string[] DataEndings = [".tif", ".tiff", ".csv", ".gz", ".npy", ".parquet", ".sqlite", ".txt", ".nd2", ".png", ".jpg"];

    private static readonly SearchValues<byte> Between = SearchValues.Create(" ;,|\t:"u8);

    /// <summary>With a mark or a blank between and the ending of a file before it: KEY 5, KEY|size=5, KEY (5 bytes), KEY:5, KEY;x1Yz, KEY 1A2B3C4D.</summary>
    public static bool IsThere(ReadOnlySpan<byte> path)
    {
        for (var at = path.IndexOfAny(Between); at >= 0;)
        {
            var file = path[..at].TrimEnd(" ;,|"u8);
            file = file[(file.LastIndexOf((byte)'/') + 1)..];
            if (KeyLikeness.HasEnding(file) && IsBeside(path[at..], file))
            {
                return true;
            }

            var next = path[(at + 1)..].IndexOfAny(Between);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    private static bool IsBeside(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> file) =>
        rest.Trim((byte)' ') is [(byte)';' or (byte)',' or (byte)'|'] || AreColumns(rest) || (rest[0] != (byte)':' && !rest.Contains((byte)'/') && !KeyLikeness.HasEnding(rest) && IsOfData(file));

    // Behind these endings a name does not go on.
    private static bool IsOfData(ReadOnlySpan<byte> file)
    {
        foreach (var ending in DataEndings)
        {
            if (file.Length > ending.Length && Ascii.EqualsIgnoreCase(file[^ending.Length..], ending))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AreColumns(ReadOnlySpan<byte> text)
    {
        var hasColumn = false;
        foreach (var range in text.SplitAny(" ;,|\t"u8))
        {
            var field = Bare(text[range]);
            var isColumn = KeyLikeness.IsColumn(field);
            if (!isColumn && !field.IsEmpty && !Columns.IsUnit(field) && Columns.Of(field) is not Column.Word)
            {
                return false;
            }

            hasColumn |= isColumn;
        }

        return hasColumn;
    }

    // (5), [5], "5", size=5, size:5.
    private static ReadOnlySpan<byte> Bare(ReadOnlySpan<byte> field)
    {
        field = field.Trim("()[]{}\"':"u8);
        var label = field.IndexOfAny("=:"u8);
        return label > 0 && char.IsAsciiLetter((char)field[0]) ? field[(label + 1)..] : field;
    }
}
