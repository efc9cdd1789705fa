namespace Curation.Contents.Platemaps;

/// <summary>The header of a table, and what keeps it from being the one that is asked for, in words.</summary>
internal sealed class TableHeader
{
    private const int Shown = 8;
    private static readonly (char Mark, string Name)[] Separators = [(',', "commas"), ('\t', "tabs"), (';', "semicolons"), ('|', "bars")];

    private readonly IReadOnlyList<string> columns;
    private readonly List<string> lacking;

    public TableHeader(Table table, params ReadOnlySpan<string> needed)
    {
        columns = table.Columns;
        HasMark = table.HasMark;
        lacking = [];
        foreach (var name in needed)
        {
            if (table.Column(name) < 0)
            {
                lacking.Add(name);
            }
        }
    }

    public bool HasMark { get; }

    public bool IsComplete => lacking.Count == 0;

    /// <param name="file">The name of the file.</param>
    /// <param name="separator">What should stand between its columns.</param>
    public string Words(string file, string separator)
    {
        var other = columns.Count == 1 ? Array.Find(Separators, mark => columns[0].Contains(mark.Mark)).Name : null;
        if (other is not null)
        {
            return $"The columns of “{file}” are separated by {other}, not by {separator}: its header is read as one column, “{Cut(columns[0])}”.";
        }

        var words = $"The header of “{file}” lacks {string.Join(" and ", lacking)}; it has {string.Join(", ", columns.Take(Shown).Select(name => $"“{Cut(name)}”"))}{(columns.Count > Shown ? ", …" : "")}.";
        return lacking.Select(Meant).FirstOrDefault(name => name is not null) is { } near ? $"{words} “{Cut(near)}” must be written as the rule has it." : words;
    }

    // Blanks and letter case are what goes wrong with a header by hand.
    private string? Meant(string name) => columns.FirstOrDefault(column => Plain(column) == Plain(name));

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string Cut(string text) => text.Length > 80 ? text[..80] + "…" : text;
}
