using Curation.Findings;

namespace Curation.Plates.Rules;

internal sealed class LoadDataOfEveryPlate()
    : SetRule(
        "W007", Severity.Error, Severity.Warning, "Every imaged plate has load_data_csv, and every plate with profiles has backend or analysis.")
{
    public override string Remedy => "Upload what the plate lacks, or say in the submission why it has none.";

    public override string Docs => "Gallery documentation, contributing to the gallery.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var batch in source.Whole)
        {
            var hasBackends = batch.HasAny(PlatePart.Backend);
            foreach (var plate in batch.Plates)
            {
                LookAtLoadData(source, batch, plate, found);
                LookAtBackend(batch, plate, hasBackends, found);
            }
        }
    }

    private void LookAtLoadData(SourceJoin source, BatchJoin batch, Plate plate, SetFindings found)
    {
        // If nobody has any, that is one finding of its own.
        if (plate.IsImaged && !plate.Has(PlatePart.LoadData) && source.Has("load_data_csv") && found.Sees(batch.Folder(PlatePart.LoadData)))
        {
            found.Add(this, batch.Folder(PlatePart.LoadData, plate.Name), plate.Name, $"Plate “{plate.Name}” is imaged, but has no load_data.");
        }
    }

    private void LookAtBackend(BatchJoin batch, Plate plate, bool hasBackends, SetFindings found)
    {
        if (plate.Has(PlatePart.Backend) || !found.Sees(batch.Folder(PlatePart.Backend)))
        {
            return;
        }

        var others = hasBackends && (plate.IsImaged || batch.Census.Imaged.Count == 0);
        if (others || (plate.Brings(PlatePart.Profiles) && !plate.Has(PlatePart.Analysis)))
        {
            found.Add(
                this,
                batch.Folder(PlatePart.Backend, plate.Name),
                plate.Name,
                $"Plate “{plate.Name}” has no backend"
                + (others ? ", but other plates of the batch have." : " and no analysis, but profiles made from them."),
                atMost: Severity.Warning);
        }
    }
}
