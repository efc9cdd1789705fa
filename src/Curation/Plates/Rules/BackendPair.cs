using Curation.Findings;

namespace Curation.Plates.Rules;

internal sealed class BackendPair() : SetRule("B002", Severity.Warning, "The backend of a plate is a pair: <plate>.sqlite and <plate>.csv.")
{
    public override string Remedy => "Upload the file that lacks; the name of both is the name of the plate.";

    public override string Docs => "Gallery documentation, data structure: backend.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var batch in source.Whole)
        {
            foreach (var plate in batch.Plates.Where(plate => plate.Brings(PlatePart.Backend)))
            {
                var folder = batch.Folder(PlatePart.Backend, plate.Name);
                if (!plate.Has(PlateFiles.Sqlite))
                {
                    var hasParquet = plate.Has(PlateFiles.BackendParquet);
                    found.Add(
                        this,
                        folder + plate.Name + ".sqlite",
                        plate.Name,
                        hasParquet
                            ? $"The backend of plate “{plate.Name}” is a parquet file in place of sqlite."
                            : $"The backend of plate “{plate.Name}” has no sqlite.",
                        atMost: hasParquet ? Severity.Info : Severity.Warning);
                }

                if (!plate.Has(PlateFiles.BackendCsv))
                {
                    found.Add(this, folder + plate.Name + ".csv", plate.Name, $"The backend of plate “{plate.Name}” has no csv.");
                }
            }
        }
    }
}
