using Curation.Findings;

namespace Curation.Plates.Rules;

internal sealed class PlainProfile()
    : SetRule("P003", Severity.Warning, "A plate with profiles has the aggregated one, <plate>.csv.gz, from which the others are made.")
{
    public override string Remedy => "Upload the aggregated profile under the name of the plate, with nothing added.";

    public override string Docs => "Gallery documentation, data structure: profiles.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var batch in source.Whole)
        {
            foreach (var plate in batch.Plates.Where(plate => plate.Brings(PlatePart.Profiles) && !plate.Has(PlateFiles.PlainProfile)))
            {
                found.Add(
                    this,
                    $"{batch.Folder(PlatePart.Profiles, plate.Name)}{plate.Name}.csv.gz",
                    plate.Name,
                    $"Plate “{plate.Name}” has profiles, but no aggregated one named {plate.Name}.csv.gz, .csv or .parquet.");
            }
        }
    }
}
