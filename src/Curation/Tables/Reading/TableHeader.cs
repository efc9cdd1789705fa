namespace Curation.Tables.Reading;

/// <summary>The header of a table, and what keeps it from being the one that is asked for, in words.</summary>
internal sealed class TableHeader
{
    private const int Shown = 8;
    private readonly IReadOnlyList<string> columns;
    private readonly List<string> lacking;
    private readonly string? separator;

    public TableHeader(Table table, params ReadOnlySpan<string> needed)
    {
        separator = HeaderFault.Separator(table.Columns, needed.ToArray());
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

    public IReadOnlyList<string> Lacking => lacking;

    /// <summary>Another mark than the one that should stands between its columns.</summary>
    public bool IsSeparatedOtherwise => separator is not null;

    /// <param name="file">The name of the file.</param>
    /// <param name="separator">What should stand between its columns.</param>
    public string Describe(string file, string separator)
    {
        if (this.separator is { } other)
        {
            return HeaderFault.Separated(file, other, separator, columns[0]);
        }

        var words = $"The header of “{file}” lacks {string.Join(" and ", lacking)}; it has {string.Join(", ", columns.Take(Shown).Select(name => $"“{Cut(name)}”"))}{(columns.Count > Shown ? ", …" : "")}.";
        return words + Near;
    }

    /// <summary>A column that is spelled in another way than one that is lacking, in a sentence with a blank before it; else empty.</summary>
    public string Near => lacking.Select(Meant).FirstOrDefault(name => name is not null) is { } near ? $" “{Cut(near)}” must be written as the rule has it." : "";

    // Blanks and letter case are what goes wrong with a header by hand.
    private string? Meant(string name) => columns.FirstOrDefault(column => Plain(column) == Plain(name));

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string Cut(string text) => HeaderFault.Cut(text);
}
