using Curation.Findings;

namespace Curation.Plates.Rules;

internal sealed class FullWorkspace()
    : SetRule("W004", Severity.Warning, "A source has analysis, backend and profiles, or the submission says why not.")
{
    private static readonly string[] Full = ["analysis", "backend", "profiles"];

    public override string Remedy => "Upload the folder that lacks, or say in the submission why there is none.";

    public override string Docs => "Gallery documentation, data structure: workspace.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var folder in Full.Where(folder => !source.Has(folder) && found.Sees(source.Folder($"workspace/{folder}"))))
        {
            found.Add(this, source.Folder($"workspace/{folder}"), null, $"{source.Path} has no workspace/{folder}/.");
        }
    }
}
