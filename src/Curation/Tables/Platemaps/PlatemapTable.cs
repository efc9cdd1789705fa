using System.Globalization;
using System.Text;
using Curation.Plates.Wells;
using Curation.Tables.Reading;

namespace Curation.Tables.Platemaps;

/// <summary>One plate map: its rows are looked at as they are read, and only the wells are kept, a bit each.</summary>
internal sealed class PlatemapTable(string key) : ITableRows
{
    public const string Name = "plate_map_name";
    public const string Position = "well_position";
    public const string Ending = ".txt";

    /// <summary>The largest plate has 1,536 wells; a map may tell several things of one.</summary>
    private const int MostRows = 50_000;

    private readonly ReadBound bound = new(MostRows, "the largest plate has 1,536 wells");
    private byte[] stem = [];
    private int name;
    private int position;

    public string Key => key;

    public string FileName { get; } = key[(key.LastIndexOf('/') + 1)..];

    public string Stem => FileName[..^Ending.Length];

    public TableOutcome Outcome { get; set; } = TableOutcome.Unread;

    public TableHeader? Header { get; private set; }

    public bool HasWells => position >= 0 && Header is not null;

    /// <summary>Rows in which plate_map_name is not the name of the file.</summary>
    public CaseTally OtherNames { get; } = new();

    /// <summary>The wells it has, whatever their spelling.</summary>
    public WellSet Wells { get; } = new();

    public CaseTally OddWells { get; } = new();

    public CaseTally Twice { get; } = new();

    public Perturbations? Perturbations { get; private set; }

    public void Begin(Table header)
    {
        Header = new TableHeader(header, Name, Position);
        (name, position) = (header.Column(Name), header.Column(Position));
        stem = Encoding.UTF8.GetBytes(Stem);
        Perturbations = new Perturbations(header.Columns, Name, Position);
    }

    public void Add(Table row)
    {
        bound.Count(row);
        Perturbations?.Add(row);
        if (name >= 0 && !row[name].SequenceEqual(stem))
        {
            Add(OtherNames, row, name);
        }

        if (position >= 0)
        {
            AddWell(row);
        }
    }

    private void AddWell(Table row)
    {
        if (row[position].Length > 8 || !Well.TryParse(row.Text(position), out var well))
        {
            Add(OddWells, row, position);
        }
        else if (Wells.Contains(well))
        {
            Add(Twice, row, position);
        }
        else
        {
            Wells.Add(well);
        }
    }

    private static void Add(CaseTally cases, Table row, int column)
    {
        if (!cases.WantsExample)
        {
            cases.Add();
            return;
        }

        var text = row.Text(column);
        cases.Add(string.Create(CultureInfo.InvariantCulture, $"“{(text.Length > 80 ? text[..80] + "…" : text)}” in line {row.Line:N0}"));
    }
}
