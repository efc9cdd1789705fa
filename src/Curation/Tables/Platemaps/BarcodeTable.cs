using Curation.Tables.Reading;

namespace Curation.Tables.Platemaps;

/// <summary>One row of barcode_platemap.csv.</summary>
internal readonly record struct BarcodeRow(string Barcode, string Map, long Line);

/// <summary>The barcode_platemap.csv of a batch: which plate has which map. All rows are kept, while the batch is at hand.</summary>
internal sealed class BarcodeTable(string key) : ITableRows
{
    public const string Barcode = "Assay_Plate_Barcode";
    public const string Map = "Plate_Map_Name";
    public const string FileName = "barcode_platemap.csv";

    /// <summary>About 20 MB. A batch has hundreds of plates.</summary>
    private const int MostRows = 100_000;

    // No plate and no file has a longer name.
    private const int LongestName = 1024;

    private readonly ReadBound bound = new(MostRows, "no batch has as many plates");
    private readonly List<BarcodeRow> rows = [];
    private int barcode;
    private int map;

    public string Key => key;

    public TableOutcome Outcome { get; set; } = TableOutcome.Unread;

    /// <summary>Null if there is none.</summary>
    public TableHeader? Header { get; private set; }

    public IReadOnlyList<BarcodeRow> Rows => rows;

    /// <summary>What it does not say is not so.</summary>
    public bool IsWhole => Outcome is { WasRead: true, Ragged: 0 } && Header is { IsComplete: true };

    public void Begin(Table header)
    {
        Header = new TableHeader(header, Barcode, Map);
        (barcode, map) = (header.Column(Barcode), header.Column(Map));
    }

    public void Add(Table row)
    {
        bound.Count(row);
        if (Header is { IsComplete: true })
        {
            rows.Add(new BarcodeRow(Name(row, barcode), Name(row, map), row.Line));
        }
    }

    private static string Name(Table row, int column) => row[column].Length > LongestName
        ? throw TableLines.Wrong(row.Line, $"“{row.Columns[column]}” is longer than any name")
        : row.Text(column);
}
