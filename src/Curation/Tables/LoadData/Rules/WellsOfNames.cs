using System.Globalization;
using Curation.Findings;
using Curation.Tables.Reading;

namespace Curation.Tables.LoadData.Rules;

internal sealed class WellsOfNames()
    : LoadDataRule("L009", Severity.Error, Severity.Warning, "The wells in load_data are wells, and those that the names of their images tell.")
{
    public override string Remedy => "Look whether rows and columns were swapped, or names sorted as numbers; then make the table again.";

    public override string Docs => "Gallery documentation, data structure: load_data_csv; the naming of the microscopes known here.";

    public override void Check(PlateLoadData plate, SetFindings found)
    {
        foreach (var table in plate.Tables.Where(table => table.Outcome.WasRead))
        {
            if (table.Wells is not { } wells)
            {
                continue;
            }

            // The wells of a pooled screen are numbered.
            if (wells.OddWells.Any && !plate.Contents.Batch.IsPooled)
            {
                Tell(plate, table, wells.OddWells, table.Outcome.Rows, "rows", "have a Metadata_Well that is none", found);
            }

            if (wells.OtherPlace.Any)
            {
                Tell(plate, table, wells.OtherPlace, table.Outcome.Rows, "rows", "have another row or column than their Metadata_Well", found);
            }

            if (wells.OtherWell.Any)
            {
                Tell(plate, table, wells.OtherWell, wells.Compared, "images", "have names of another well than their row", found);
            }
        }
    }

    private void Tell(PlateLoadData plate, LoadDataTable table, CaseTally cases, long of, string kind, string what, SetFindings found) =>
        found.Add(this, table.Key, plate.Name, string.Create(
            CultureInfo.InvariantCulture, $"{cases.Count:N0} of {of:N0} {kind} in “{table.FileName}” {what}: {cases.Description}."));
}
