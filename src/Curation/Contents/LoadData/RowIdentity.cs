using System.Globalization;
using Curation.Plates;

namespace Curation.Contents.LoadData;

/// <summary>
/// Which rows of a table are of one plate, well and site; of a stack, a time series or a pooled screen also of one plane, time or cycle.
/// At most <see cref="Bounds.References"/> rows are remembered, while their plate is read.
/// </summary>
internal sealed class RowIdentity
{
    private static readonly string[] Further = ["Cycle", "Plane", "Time", "Round", "Skip", "Zindex", "ZIndex"];
    private readonly int[] columns;
    private readonly NameTable seen = new();
    private byte[] text = new byte[256];

    public RowIdentity(Table header) => columns = header.Column("Metadata_Well") < 0 || header.Column("Metadata_Site") < 0
        ? []
        : [.. header.Columns.Select((name, i) => (name, i)).Where(column => Tells(column.name)).Select(column => column.i)];

    /// <summary>Rows that stood before.</summary>
    public Cases Twice { get; } = new();

    public void Add(Table row)
    {
        if (columns.Length == 0 || seen.Count == Bounds.References)
        {
            return;
        }

        var length = 0;
        foreach (var column in columns)
        {
            var field = row[column];
            if (text.Length < length + field.Length + 1)
            {
                Array.Resize(ref text, (length + field.Length + 1) * 2);
            }

            field.CopyTo(text.AsSpan(length));
            length += field.Length;
            text[length++] = 0;
        }

        var before = seen.Count;
        if (seen.Add(text.AsSpan(0, length)) < before)
        {
            Twice.Add(Twice.WantsExample
                ? string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', columns.Select(row.Text))} in line {row.Line:N0}")
                : "");
        }
    }

    private static bool Tells(string column) =>
        column is "Metadata_Plate" or "Metadata_Well" or "Metadata_Site"
        || (column.StartsWith("Metadata_", StringComparison.Ordinal) && Further.Any(word => column.Contains(word, StringComparison.Ordinal)));
}
