using System.Globalization;

namespace Curation.Contents.LoadData;

/// <summary>One load_data table: takes its rows and keeps what rules ask for.</summary>
internal sealed class LoadDataTable(string key) : ITableRows
{
    private int site = -1;

    public string Key => key;

    public string FileName { get; } = key[(key.LastIndexOf('/') + 1)..];

    public TableOutcome Outcome { get; set; } = TableOutcome.Unread;

    public bool HasPlate { get; private set; }

    public bool HasWell { get; private set; }

    public bool HasSite => site >= 0;

    /// <summary>Sites that are no number.</summary>
    public Cases OddSites { get; } = new();

    public void Begin(Table header)
    {
        HasPlate = header.Column("Metadata_Plate") >= 0;
        HasWell = header.Column("Metadata_Well") >= 0;
        site = header.Column("Metadata_Site");
    }

    public void Add(Table row)
    {
        if (HasSite && !IsNumber(row[site]))
        {
            OddSites.Add(string.Create(CultureInfo.InvariantCulture, $"“{row.Text(site)}” in line {row.Line:N0}"));
        }
    }

    private static bool IsNumber(ReadOnlySpan<byte> text) => text.Length is > 0 and <= 6 && text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
}
