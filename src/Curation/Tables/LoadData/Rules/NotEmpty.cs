using Curation.Findings;

namespace Curation.Tables.LoadData.Rules;

internal sealed class NotEmpty() : LoadDataRule("L006", Severity.Error, Severity.Warning, "load_data has a header and at least one row.")
{
    public override string Remedy => "Make the table again, and look why it came out empty.";

    public override string Docs => "Gallery documentation, data structure: load_data_csv.";

    public override void Check(PlateLoadData plate, SetFindings found)
    {
        foreach (var table in plate.Tables.Where(table => table.Outcome is { WasRead: true, Rows: 0, Ragged: 0 }))
        {
            found.Add(this, table.Key, plate.Name, table.Outcome.HasHeader
                ? $"“{table.FileName}” has a header, but no row: it names no image of plate “{plate.Name}”."
                : $"“{table.FileName}” is empty: it has not even a header.");
        }
    }
}
