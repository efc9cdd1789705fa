using Curation.Findings;

namespace Curation.Plates.Rules;

internal sealed class NoBeginning() : SetRule("I007", Severity.Info, "The short name of a plate is the beginning of its full name.")
{
    public override string Remedy => "Nothing need be done if the barcode stands in the middle of the microscope's name.";

    public override string Docs => "Gallery documentation, data structure: images.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var batch in source.Imaged)
        {
            foreach (var plate in batch.Plates.Where(plate => plate.IsByWord))
            {
                var full = plate.Imaged[0].Name;
                found.Add(this, batch.Folder(PlatePart.Images, full), plate.Name, $"“{plate.Name}” is a part of “{full}”, but not its beginning.");
            }
        }
    }
}
