using System.Globalization;
using System.Text;
using Curation.Listings;
using Curation.Texts;

namespace Curation.Tables.Reading;

/// <summary>
/// A table of text, a row in memory at a time (<see cref="TableLines.LongestLine"/> at most). Throws <see cref="TableException"/>
/// where it turns out to be none.
/// </summary>
internal sealed class Table(Stream stream, byte delimiter) : IAsyncDisposable
{
    private readonly TableLines lines = new(stream);
    private readonly TableRow row = new(delimiter);
    private string[] columns = [];
    private long blanks;
    private long firstBlank;

    /// <summary>The names of the columns, as the header has them.</summary>
    public IReadOnlyList<string> Columns => columns;

    /// <summary>The file begins with a byte order mark, which is no part of the first name.</summary>
    public bool HasMark => lines.HasMark;

    /// <summary>The file is gzipped.</summary>
    public bool IsPacked => lines.IsPacked;

    /// <summary>Rows that were given.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows that were passed over because they have another number of fields than the header.</summary>
    public long Ragged { get; private set; }

    public string? FirstRagged { get; private set; }

    /// <summary>Rows that hold nothing, which were passed over: those at the end, as spreadsheets write them, and others.</summary>
    public BlankRows Blank { get; private set; }

    /// <summary>Of the row at hand, from one; the header is the first.</summary>
    public long Line { get; private set; }

    /// <summary>A field of the row at hand, without the quotes around it; valid until the next row.</summary>
    public ReadOnlySpan<byte> this[int column] => row[column];

    public string Text(int column) => Encoding.UTF8.GetString(this[column]);

    /// <summary>The number of a column, or -1.</summary>
    public int Column(string name) => Array.IndexOf(columns, name);

    /// <summary>False if the file holds no line.</summary>
    public async ValueTask<bool> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        if (!await lines.FillAsync(cancellationToken))
        {
            return false;
        }

        await SplitAsync(isHeader: true, cancellationToken);
        columns = [.. Enumerable.Range(0, row.Count).Select(Text)];
        var twice = columns.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(name => name.Key.Length > 0 && name.Skip(1).Any());
        EnsureNames();
        return twice is null ? true : throw new TableException($"its header has the column “{HeaderFault.Cut(twice.Key)}” twice");
    }

    /// <summary>Goes to the next row that has as many fields as the header; false at the end.</summary>
    public async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        while (await lines.FillAsync(cancellationToken))
        {
            await SplitAsync(isHeader: false, cancellationToken);
            if (row.IsBlank)
            {
                firstBlank = blanks++ == 0 ? Line : firstBlank;
                continue;
            }

            // A blank row that something follows is no end.
            Blank = blanks == 0 ? Blank : new BlankRows(Blank.Within + blanks, Blank.First > 0 ? Blank.First : firstBlank, 0);
            blanks = 0;
            EnsureBelowHeader();
            if (IsWhole())
            {
                Rows++;
                return true;
            }

            Ragged++;
            FirstRagged ??= string.Create(
                CultureInfo.InvariantCulture, $"line {Line:N0} has {row.Count:N0} fields, the header {columns.Length:N0}");
        }

        Blank = new BlankRows(Blank.Within, Blank.First > 0 ? Blank.First : firstBlank, blanks);
        return false;
    }

    public ValueTask DisposeAsync() => lines.DisposeAsync();

    // What a spreadsheet has in one cell above its columns.
    private void EnsureNames()
    {
        if (columns.Length > 2 && columns.Count(name => name.Length > 0) == 1)
        {
            throw new TableException(string.Create(
                CultureInfo.InvariantCulture,
                $"its first line is no header: it names one of {columns.Length:N0} columns, “{HeaderFault.Cut(columns.First(name => name.Length > 0))}”; take it out, so that the names of the columns come first"));
        }
    }

    // A title above the header is the header to all programs.
    private void EnsureBelowHeader()
    {
        if (Rows + Ragged == 0 && columns.Length == 1 && row.Count > 1 && HeaderFault.Separator(columns, []) is null)
        {
            throw new TableException(string.Create(
                CultureInfo.InvariantCulture,
                $"its first line, “{HeaderFault.Cut(columns[0])}”, is no header, as line {Line:N0} has {row.Count:N0} fields; take it out, so that the names of the columns come first"));
        }
    }

    // Editors take tabs off the end of a line, as they take blanks; nobody takes commas off.
    private bool IsWhole()
    {
        if (delimiter == (byte)'\t' && row.Count < columns.Length)
        {
            row.Pad(columns.Length);
        }

        return row.Count == columns.Length;
    }

    private async ValueTask SplitAsync(bool isHeader, CancellationToken cancellationToken)
    {
        var isRow = Begin(isHeader);
        Line = lines.Number;
        while (isRow && row.IsOpen)
        {
            if (row.Length > TableLines.LongestLine || !await lines.FillAsync(cancellationToken))
            {
                throw TableLines.Wrong(
                    Line, string.Create(CultureInfo.InvariantCulture, $"the quote that opens its field {row.OpenField:N0} is never closed"));
            }

            isRow = row.GoOn(lines.Take());
        }

        if (!isRow)
        {
            throw TableLines.Wrong(
                Line,
                string.Create(CultureInfo.InvariantCulture, $"it has more than {RowFields.Most:N0} fields, and no table here has as many columns"));
        }
    }

    private bool Begin(bool isHeader)
    {
        var line = lines.Take();
        return isHeader && HeaderFault.Of(line) is { } fault ? throw new TableException(fault) : row.Begin(line);
    }
}

/// <param name="Within">Blank rows that other rows follow.</param>
/// <param name="First">The line of the first one.</param>
/// <param name="AtEnd">Blank rows that nothing follows.</param>
internal readonly record struct BlankRows(long Within, long First, long AtEnd)
{
    public long All => Within + AtEnd;
}
