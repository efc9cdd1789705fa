using Curation.Findings;
using Curation.Keys;

namespace Curation.Plates.Rules;

internal sealed class WorkspacePlateName()
    : SetRule("W006", Severity.Error, Severity.Warning, "The plates of the workspace are imaged plates of the same batch, by their full name or its beginning.")
{
    public override string Remedy => "Give the folder the name of its imaged plate, or upload the images of the plate.";

    public override string Docs => "Gallery documentation, data structure: workspace.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var batch in source.ImagedAnywhere.Where(batch => found.Sees(batch.Folder(PlatePart.Images))))
        {
            foreach (var plate in batch.Plates.Where(plate => !plate.IsImaged))
            {
                foreach (var part in PlateParts.OfWorkspace.Where(part => plate.Brings(part)))
                {
                    found.Add(this, batch.Folder(part, plate.Name), plate.Name, UnknownPlate.Describe(batch, plate), UnknownPlate.Repair(batch, plate, part));
                }
            }
        }
    }
}
