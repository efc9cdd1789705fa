using System.Globalization;
using Curation.Listings;

namespace Curation.Contents;

/// <summary>
/// A table of text, a row in memory at a time (<see cref="TableLines.LongestLine"/> at most). Throws <see cref="TableException"/>
/// where it turns out to be none.
/// </summary>
internal sealed class Table(Stream stream, byte delimiter) : IAsyncDisposable
{
    private readonly TableLines lines = new(stream);
    private readonly RowFields fields = new(delimiter);
    private byte[] row = new byte[4096];
    private string[] columns = [];

    /// <summary>The names of the columns, as the header has them.</summary>
    public IReadOnlyList<string> Columns => columns;

    /// <summary>The file begins with a byte order mark, which is no part of the first name.</summary>
    public bool HasMark => lines.HasMark;

    /// <summary>Rows that were given.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows that were passed over because they have another number of fields than the header.</summary>
    public long Ragged { get; private set; }

    public string? FirstRagged { get; private set; }

    /// <summary>Of the row at hand, from one; the header is the first.</summary>
    public long Line => lines.Number;

    /// <summary>A field of the row at hand, without the quotes around it; valid until the next row.</summary>
    public ReadOnlySpan<byte> this[int column] => row.AsSpan(fields[column]);

    public string Text(int column) => RowFields.Text(this[column]);

    /// <summary>The number of a column, or -1.</summary>
    public int Column(string name) => Array.IndexOf(columns, name);

    /// <summary>False if the file holds no line.</summary>
    public async ValueTask<bool> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        if (!await lines.FillAsync(cancellationToken))
        {
            return false;
        }

        Split(lines.Take());
        columns = [.. Enumerable.Range(0, fields.Count).Select(Text)];
        var twice = columns.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(name => name.Key.Length > 0 && name.Skip(1).Any());
        return twice is null ? true : throw new TableException($"its header has the column “{twice.Key}” twice");
    }

    /// <summary>Goes to the next row that has as many fields as the header; false at the end.</summary>
    public async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        while (await lines.FillAsync(cancellationToken))
        {
            Split(lines.Take());
            if (fields.Count == columns.Length)
            {
                Rows++;
                return true;
            }

            Ragged++;
            FirstRagged ??= string.Create(
                CultureInfo.InvariantCulture, $"line {Line:N0} has {fields.Count:N0} fields, the header {columns.Length:N0}");
        }

        return false;
    }

    public ValueTask DisposeAsync() => lines.DisposeAsync();

    private void Split(ReadOnlySpan<byte> line)
    {
        // The row is kept apart from the buffer it was read into, which moves while the next one is looked for.
        if (row.Length < line.Length)
        {
            row = new byte[line.Length * 2];
        }

        line.CopyTo(row);
        if (!fields.TrySplit(row.AsSpan(0, line.Length)))
        {
            throw TableLines.Wrong(Line, "its quotes do not pair, or it has more fields than a table has");
        }
    }
}
