using System.Text;
using Curation.Tables.Reading;

namespace Curation.Tables.Platemaps;

/// <summary>How far the columns of a plate map that say what was done to a well are filled.</summary>
internal sealed class Perturbations
{
    private static readonly string[] Telling =
        [
            "sample", "pert", "compound", "treatment", "gene", "jcp2022", "drug", "inchi", "smiles", "reagent", "sirna", "orf", "crispr", "sgrna",
            "target",
        ];

    // Filled in a blinded map as well: they tell how much, or of what kind, but not what.
    private static readonly string[] Aside = ["conc", "dose", "unit", "mmol", "mg_per", "volume", "time", "solvent"];

    private static readonly byte[][] Nothing =
        [.. ((string[])["na", "n/a", "nan", "null", "none", "tbd", "unknown", "blind", "blinded", "masked", "-", "?", "x"])
            .Select(Encoding.ASCII.GetBytes)];

    private readonly List<(int Column, string Name)> columns;
    private readonly long[] filled;
    private long rows;

    public Perturbations(IReadOnlyList<string> header, params ReadOnlySpan<string> others)
    {
        var open = new List<(int Column, string Name)>();
        for (var i = 0; i < header.Count; i++)
        {
            if (!others.Contains(header[i]) && header[i].Length > 0)
            {
                open.Add((i, header[i]));
            }
        }

        // Assays name these columns as they like; if none sounds like one, any may be it.
        open.RemoveAll(column => IsAside(column.Name));
        var telling = open.Where(column => Array.Exists(Telling, word => column.Name.Contains(word, StringComparison.OrdinalIgnoreCase))).ToList();
        columns = telling.Count > 0 ? telling : open;
        filled = new long[columns.Count];
        Blind = header.FirstOrDefault(IsBlind);
    }

    /// <summary>A column that by its name holds blinded values.</summary>
    public string? Blind { get; }

    /// <summary>No column can say what was done.</summary>
    public bool AreAbsent => columns.Count == 0;

    /// <summary>The column filled best, and how many rows have a value there that says something.</summary>
    public (string Name, long Filled) Best => columns.Select((column, i) => (column.Name, Filled: filled[i])).MaxBy(column => column.Filled);

    public long Rows => rows;

    public void Add(Table row)
    {
        rows++;
        for (var i = 0; i < filled.Length; i++)
        {
            filled[i] += IsNothing(row[columns[i].Column]) ? 0 : 1;
        }
    }

    private static bool IsAside(string name) =>
        name.EndsWith("_type", StringComparison.OrdinalIgnoreCase)
        || Array.Exists(Aside, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsBlind(string name) =>
        name.Contains("blind", StringComparison.OrdinalIgnoreCase) && !name.Contains("unblind", StringComparison.OrdinalIgnoreCase);

    private static bool IsNothing(ReadOnlySpan<byte> value)
    {
        var text = value.Trim(" "u8);
        foreach (var nothing in Nothing)
        {
            if (Ascii.EqualsIgnoreCase(text, nothing))
            {
                return true;
            }
        }

        return text.IsEmpty;
    }
}
