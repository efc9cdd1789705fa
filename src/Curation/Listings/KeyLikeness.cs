using System.Buffers;
using System.Text;
using Curation.Keys.Layouts;
using Curation.Texts;

namespace Curation.Listings;

/// <summary>
/// Whether lines look like keys and nothing else. Nearly any text has a slash somewhere: what begins with no project, and has a time, a size, a checksum or a
/// separator beside what would be its path, is the line of some other list, and prose is no list at all.
/// </summary>
internal static class KeyLikeness
{
    private const int Looked = 100;

    private static readonly SearchValues<byte> Marks = SearchValues.Create(";|\"'<>{}()[]=,:\t*?!"u8);

    /// <summary>The first line at fault, if the beginning of a text is no list of keys; null if it is one.</summary>
    /// <param name="isWhole">All of the text is there, so that its last line is not half a line.</param>
    public static string? Fault(ReadOnlySpan<byte> start, bool takesNames)
    {
        var (all, odd, named) = (0, 0, 0);
        string? fault = null;
        foreach (var range in start.SplitAny("\n\r"u8))
        {
            var line = start[range];
            if (line.IsEmpty)
            {
                continue;
            }

            if (IsKey(line, takesNames))
            {
                named += line.Contains((byte)'/') || HasEnding(line) ? 1 : 0;
            }
            else
            {
                odd++;
                fault ??= Encoding.UTF8.GetString(line);
                if (all == 0)
                {
                    return fault;
                }
            }

            if (++all == Looked)
            {
                break;
            }
        }

        return odd * 2 > all ? fault : named == 0 ? Encoding.UTF8.GetString(start[..Math.Min(start.Length, 80)]).Split('\n')[0] : null;
    }

    private static bool IsKey(ReadOnlySpan<byte> line, bool takesNames)
    {
        var slash = line.IndexOf((byte)'/');
        if (slash < 0)
        {
            return takesNames && !line.ContainsAny(Marks) && (!line.Contains((byte)' ') || HasEnding(line));
        }

        var file = line[(line.LastIndexOf((byte)'/') + 1)..];
        return IsFirstFolder(line[..slash]) && !HasColumn(line) && !HasOther(line) && line.IndexOf(" -> "u8) < 0 && (file.Count((byte)' ') < 3 || HasEnding(file));
    }

    /// <summary>Beside what would be the path stands something else: a project only behind a blank, or something behind the ending of a file.</summary>
    public static bool HasOther(ReadOnlySpan<byte> path) => HasProjectWithin(path) || TrailingColumns.IsThere(path);

    // “1. cpg0037-oasis/…” and “image/tiff cpg0037-oasis/…”; a project may be named again below one.
    private static bool HasProjectWithin(ReadOnlySpan<byte> path)
    {
        if (BeginsWithProject(path))
        {
            return false;
        }

        for (var rest = path; rest.IndexOfAny((byte)' ', (byte)'\t') is >= 0 and var blank;)
        {
            rest = rest[(blank + 1)..];
            if (BeginsWithProject(rest))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A project begins the path.</summary>
    public static bool BeginsWithProject(ReadOnlySpan<byte> path) => path.IndexOf((byte)'/') is > 0 and var slash && IsProject(path[..slash]);

    private static bool IsFirstFolder(ReadOnlySpan<byte> name) => IsProject(name) || (!name.ContainsAny(Marks) && name.Count((byte)' ') < 3);

    private static bool IsProject(ReadOnlySpan<byte> name)
    {
        Span<char> text = stackalloc char[128];
        return name.Length < text.Length && Encoding.UTF8.TryGetChars(name, text, out var length) && PlaceholderKind.Project.Allows(text[..length]);
    }

    // A size, which may have a blank before its unit, a time or a checksum, then a blank, before the path.
    private static bool HasColumn(ReadOnlySpan<byte> line)
    {
        var blank = line.IndexOf((byte)' ');
        var unit = blank < 0 ? -1 : line[(blank + 1)..].IndexOf((byte)' ');
        return blank > 0 && (IsColumn(line[..blank]) || (unit > 0 && Columns.IsRounded(line[..(blank + 1 + unit)])));
    }

    public static bool IsColumn(ReadOnlySpan<byte> text) => Columns.Of(text) is Column.Size or Column.RoundedSize or Column.Time or Column.Hash;

    /// <summary>
    /// Behind what was taken for a size, and a mark, stands something else, and only then a project; or columns that are not known here: another number, a unit,
    /// something and a tab.
    /// </summary>
    public static bool HasMoreBefore(ReadOnlySpan<byte> path, byte mark)
    {
        var blank = path.IndexOf((byte)' ');
        var first = blank < 0 ? default : path[..blank];
        return path.Contains((byte)'\t') || HasProjectWithin(path) || (mark == (byte)' ' && (Columns.IsSize(first) || (first.Length > 1 && Columns.IsUnit(first))));
    }

    /// <summary>A dot, and behind it a letter and at most seven more letters or digits.</summary>
    public static bool HasEnding(ReadOnlySpan<byte> name)
    {
        var ending = name[(name.LastIndexOf((byte)'.') + 1)..];
        if (ending.Length is 0 or > 8 || ending.Length >= name.Length - 1 || !char.IsAsciiLetter((char)ending[0]))
        {
            return false;
        }

        foreach (var letter in ending)
        {
            if (!char.IsAsciiLetterOrDigit((char)letter))
            {
                return false;
            }
        }

        return true;
    }
}
