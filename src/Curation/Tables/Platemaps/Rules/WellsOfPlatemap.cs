using System.Globalization;
using Curation.Findings;
using Curation.Plates;
using Curation.Plates.Grids;
using Curation.Plates.Wells;
using Curation.Tables.Reading;
using Curation.Texts;

namespace Curation.Tables.Platemaps.Rules;

internal sealed class WellsOfPlatemap()
    : PlatemapRule("M007", Severity.Error, Severity.Warning, "Every well_position is a well, A1 or a01 alike, and stands once, and no well that was imaged is missing.")
{
    private const int Named = 10;

    public override string Remedy => "Correct the plate map, or look whether the plate has another map.";

    public override string Docs => "Gallery documentation, data structure: metadata.";

    public override void Check(BatchPlatemaps batch, SetFindings found)
    {
        var plates = PlatesOfMaps(batch);
        foreach (var map in batch.Maps.Where(map => map is { Outcome.WasRead: true, HasWells: true }))
        {
            LookAtWells(map, found);
            if (map.Outcome is { Ragged: 0, Rows: > 0 } && plates[map.Stem].ToList() is { Count: > 0 } users)
            {
                LookAtImaged(map, users, found);
            }
        }
    }

    // A plate that is listed twice, with two maps, is not known to have either.
    private static ILookup<string, Plate> PlatesOfMaps(BatchPlatemaps batch) =>
        batch.Join.Plates.Where(plate => plate.Rows.Count == 1).ToLookup(plate => plate.Rows[0].Map, plate => plate.Plate, StringComparer.Ordinal);

    private void LookAtWells(PlatemapTable map, SetFindings found)
    {
        if (map.OddWells.Any)
        {
            found.Add(this, map.Key, null, string.Create(
                CultureInfo.InvariantCulture,
                $"In {map.OddWells.Count:N0} of {map.Outcome.Rows:N0} rows of “{map.FileName}”, well_position is no well of a plate, A01 to AF48: {map.OddWells.Description}."));
        }

        if (map.Twice.Any)
        {
            found.Add(this, map.Key, null, $"“{map.FileName}” has wells more than once, {Counted.Of(map.Twice.Count, "row")} too many: {map.Twice.Description}.");
        }
    }

    private void LookAtImaged(PlatemapTable map, List<Plate> plates, SetFindings found)
    {
        var missing = new WellSet();
        var affected = new CaseTally();
        foreach (var plate in plates)
        {
            var lacking = plate.Imaged.Select(imaged => imaged.Imaging?.Wells.Except(map.Wells)).OfType<WellSet>().Aggregate(new WellSet(), (all, wells) => all.With(wells));
            if (!lacking.IsEmpty)
            {
                missing = missing.With(lacking);
                affected.Add($"“{plate.Name}”");
            }
        }

        if (affected.Any)
        {
            found.Add(this, map.Key, null, $"The plate map “{map.FileName}” lacks {Counted.Of(missing.Count, "well")} that {affected.Description} {(affected.Count == 1 ? "has" : "have")} images of: {missing.Describe(Named)}.");
        }
    }
}
