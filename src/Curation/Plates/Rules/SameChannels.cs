using Curation.Findings;

namespace Curation.Plates.Rules;

internal sealed class SameChannels()
    : SetRule("I011", Severity.Warning, "Every imaged plate has illumination functions, for the same channels as the other plates of its batch.")
{
    public override string Remedy => "Upload the functions that lack, or say in the submission why the plate has none.";

    public override string Docs => "Gallery documentation, data structure: illum.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var batch in source.Imaged.Where(batch => found.Sees(batch.Folder(PlatePart.Illum))))
        {
            if (!batch.HasAny(PlatePart.Illum)
                && batch.Plates.All(plate => !plate.IsPublished(PlatePart.Illum))
                && !batch.Plates.Any(plate => plate.Has(PlateFiles.LoadDataWithIllum)))
            {
                found.Add(this, batch.Folder(PlatePart.Illum), null, $"No plate of batch “{batch.Name}” has illumination functions.");
                continue;
            }

            foreach (var plate in batch.Plates.Where(
                plate => plate.Brings(PlatePart.Images) && !plate.IsPublished(PlatePart.Illum) && (plate.Named?.Channels ?? 0) != batch.Channels))
            {
                Tell(batch, plate, found);
            }
        }
    }

    private void Tell(BatchJoin batch, Plate plate, SetFindings found)
    {
        var lacking = string.Join(", ", batch.Census.Channels.Named(batch.Channels & ~(plate.Named?.Channels ?? 0)));
        var message = plate.Has(PlatePart.Illum)
            ? $"Plate “{plate.Name}” has no illumination function of its name for {lacking}, which other plates of the batch have."
            : $"Plate “{plate.Name}” has no illumination functions, but other plates of the batch have.";
        var folder = batch.Folder(PlatePart.Illum, plate.Name);
        if (plate.Has(PlateFiles.LoadDataWithIllum))
        {
            found.AddGrave(this, folder, plate.Name, message + " Its load_data_with_illum.csv names them.");
        }
        else
        {
            found.Add(this, folder, plate.Name, message);
        }
    }
}
