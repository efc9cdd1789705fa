using System.Globalization;
using Curation.Findings;
using Curation.Tables.Reading;

namespace Curation.Tables.LoadData.Rules;

internal sealed class OneFileAChannel() : LoadDataRule("L008", Severity.Error, Severity.Warning, "No row of load_data names one file for two channels, and no site stands twice.")
{
    public override string Remedy => "Make the table again, and look which channel each file is of.";

    public override string Docs => "Gallery documentation, data structure: load_data_csv.";

    public override void Check(PlateLoadData plate, SetFindings found)
    {
        foreach (var table in plate.Tables.Where(table => table.Outcome.WasRead))
        {
            if (table.SameFile.Any)
            {
                found.Add(this, table.Key, plate.Name, Describe(table, table.SameFile, "name one file for two channels"));
            }

            if (table.Twice.Any)
            {
                found.Add(this, table.Key, plate.Name, Describe(table, table.Twice, "are of a plate, well and site that stood before"));
            }
        }
    }

    private static string Describe(LoadDataTable table, CaseTally cases, string what) => string.Create(
        CultureInfo.InvariantCulture, $"{cases.Count:N0} of {table.Outcome.Rows:N0} rows of “{table.FileName}” {what}: {cases.Description}.");
}
