using System.Globalization;
using Curation.Findings;

namespace Curation.Tables.Platemaps.Rules;

internal sealed class PlatemapHeader()
    : PlatemapRule("M006", Severity.Error, Severity.Warning, "A plate map has plate_map_name, equal to the name of its file in every row, and well_position, with tabs between.")
{
    public override string Remedy => "Write the map again as tab-separated text, with the name of the file, without .txt, in plate_map_name.";

    public override string Docs => "Gallery documentation, data structure: metadata; the columns are those that the usual recipe reads.";

    public override void Check(BatchPlatemaps batch, SetFindings found)
    {
        foreach (var map in batch.Maps.Where(map => map.Outcome.WasRead))
        {
            Check(map, found);
        }
    }

    private void Check(PlatemapTable map, SetFindings found)
    {
        if (map.Header is not { } header)
        {
            found.Add(this, map.Key, null, $"The plate map “{map.FileName}” is empty: it has not even a header.");
            return;
        }

        if (!header.IsComplete)
        {
            found.Add(this, map.Key, null, header.Describe(map.FileName, "tabs"));
        }
        else if (map.Outcome is { Rows: 0, Ragged: 0 })
        {
            found.Add(this, map.Key, null, $"The plate map “{map.FileName}” has a header, but no row: it names no well.");
        }

        if (map.OtherNames.Any)
        {
            found.Add(this, map.Key, null, string.Create(
                CultureInfo.InvariantCulture,
                $"In {map.OtherNames.Count:N0} of {map.Outcome.Rows:N0} rows of “{map.FileName}”, plate_map_name is not “{map.Stem}”: {map.OtherNames.Description}."));
        }

        if (header.HasMark)
        {
            found.Add(this, map.Key, null, $"“{map.FileName}” begins with a byte order mark, which some programs take for a part of the first column's name.", atMost: Severity.Info);
        }
    }
}
