using Curation.Texts;

namespace Curation.Tables.Reading;

/// <summary>What stands where the header of a table should: a line of another program's, or columns with another mark between.</summary>
internal static class HeaderFault
{
    private static readonly (char Mark, string Name)[] Marks = [(',', "commas"), ('\t', "tabs"), (';', "semicolons"), ('|', "bars"), (' ', "blanks")];

    /// <summary>Why the first line is no header at all; null if it may be one.</summary>
    public static string? Of(ReadOnlySpan<byte> line)
    {
        var text = RowFields.Text(line).Trim();
        var excel = text.Trim('"');
        return excel.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && excel.Length <= 5
                ? $"its first line is “{excel}”, which Excel alone understands; take it out, so that the names of the columns come first"
            : text.StartsWith("version https://git-lfs", StringComparison.Ordinal)
                ? "it is a Git LFS pointer, which stands for the table and is not it; fetch the table with “git lfs pull” and upload that"
            : text.Contains("/annex/objects/", StringComparison.Ordinal)
                ? "it is a pointer of git-annex, which stands for the table and is not it; fetch the table with “git annex get” and upload that"
            : text is ['#', ..] or ['/', '/', ..] or ['%', '%', ..]
                ? $"a remark stands before its header, “{Cut(text)}”; take it out, so that the names of the columns come first"
            : text.StartsWith("{\\rtf", StringComparison.Ordinal) ? "it is RTF, as a word processor writes it, not a table"
            : text is ['{', ..] or ['[', ..] ? "it is JSON, not a table"
            : text.Trim(" ,;|\t\"".ToCharArray()).Length == 0
                ? "its first line holds nothing; take it out, so that the names of the columns come first"
            : null;
    }

    /// <summary>What stands between the columns of a header that was read as one, in words; null if nothing does.</summary>
    /// <param name="needed">Names of columns; a blank within a name is no separator unless one of them stands beside it.</param>
    public static string? Separator(IReadOnlyList<string> columns, IReadOnlyList<string> needed) => columns.Count != 1 ? null : Array.Find(
        Marks, mark => columns[0].Contains(mark.Mark) && (mark.Mark != ' ' || columns[0].Split(' ').Intersect(needed).Any())).Name;

    public static string Separated(string file, string other, string wanted, string header) =>
        $"The columns of “{file}” are separated by {other}, not by {wanted}: its header is read as one column, “{Cut(header)}”.";

    public static string Cut(string text) => text.Length > 80 ? text[..80] + "…" : text;
}
