using System.Globalization;
using Curation.Findings;

namespace Curation.Tables.LoadData.Rules;

internal sealed class MetadataColumns()
    : LoadDataRule("L003", Severity.Error, Severity.Warning, "load_data has Metadata_Plate, Metadata_Well and Metadata_Site, and a site is a number.")
{
    public override string Remedy => "Add the columns, or make the table again from the names of the images.";

    public override string Docs => "Gallery documentation, data structure: load_data_csv.";

    public override void Check(PlateLoadData plate, SetFindings found)
    {
        foreach (var table in plate.Tables.Where(table => table.Outcome.HasHeader))
        {
            LookAtHeader(table, plate.Name, found);
            if (table.Wells!.OddSites.Any)
            {
                found.Add(this, table.Key, plate.Name, string.Create(
                    CultureInfo.InvariantCulture,
                    $"In {table.Wells!.OddSites.Count:N0} of {table.Outcome.Rows:N0} rows of “{table.FileName}”, Metadata_Site is no number: {table.Wells!.OddSites.Description}."));
            }
        }
    }

    private void LookAtHeader(LoadDataTable table, string plate, SetFindings found)
    {
        // A header that is read as one column is a finding of another rule.
        if (table.Header is { IsComplete: false, IsSeparatedOtherwise: false } header)
        {
            // The well is a duty; plate and site are expected.
            found.Add(
                this,
                table.Key,
                plate,
                $"The header of “{table.FileName}” lacks {string.Join(" and ", header.Lacking)}.{header.Near}",
                atMost: table.HasWell ? Severity.Warning : Severity.Error);
        }
    }
}
