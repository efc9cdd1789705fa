using Curation.Findings;

namespace Curation.Plates.Rules;

internal sealed class MinimumDeposit()
    : SetRule(
        "W003", Severity.Error, Severity.Warning, "A source has metadata and load_data_csv: with the images they are the least that a deposit holds.")
{
    private static readonly string[] Least = ["load_data_csv", "metadata"];

    public override string Remedy => "Upload the folder that lacks.";

    public override string Docs => "Gallery documentation, contributing to the gallery.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var folder in Least.Where(folder => !source.Has(folder) && found.Sees(source.Folder($"workspace/{folder}"))))
        {
            found.Add(
                this,
                source.Folder($"workspace/{folder}"),
                null,
                $"{source.Path} has no workspace/{folder}/.",
                // A re-analysis has no images of its own, and may have nothing to load.
                atMost: source.Census.HasImages ? Severity.Error : Severity.Warning);
        }
    }
}
