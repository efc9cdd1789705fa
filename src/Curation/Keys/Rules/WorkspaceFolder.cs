using Curation.Findings;
using Curation.Keys.Layouts;
using Curation.Texts;

namespace Curation.Keys.Rules;

internal sealed class WorkspaceFolder()
    : KeyRule(
        "W001", Severity.Warning, "The folders of a workspace are documented ones; further ones are allowed, if no slip of spelling.", Severity.Info)
{
    private static readonly string[] Known =
    [
        "analysis", "backend", "load_data_csv", "metadata", "profiles", "metadata_harmonized", "profiles_assembled", "assaydev",
        "embeddings", "pipelines", "publication_data", "qc", "quality_control", "segmentation", "software",
    ];

    public override string Remedy => "Use the documented name where one is meant; say in the deposit what a folder of your own holds.";

    public override string Docs => "Gallery documentation, data structure: workspace.";

    public override bool ExplainsPlace => true;

    public override bool IsOfSpelling => true;

    public override void Check(in KeyParts key, FindingSink found)
    {
        // What is no name at all has rules of its own.
        if (!key.IsFolder(3) || key.Place is not null || !key.Is(2, "workspace") || key.IsDebris || IsKnown(key[3])
            || !PlaceholderKind.Name.Allows(key[3]))
        {
            return;
        }

        if (Spelling.Nearest(key[3], Known) is { } meant)
        {
            found.Add(this, key, $"The folder “{key[3]}” is none that is documented. Did you mean “{meant}”?", Repair.Replace(key, 3, meant));
        }
        else if (found.IsFirstIn(this, key, 3))
        {
            found.AddFolder(this, key, 3, $"The folder “{key[3]}” is none that is documented; what it holds is nobody's to check.", Severity.Info);
        }
    }

    private static bool IsKnown(ReadOnlySpan<char> name)
    {
        foreach (var known in Known)
        {
            if (name.SequenceEqual(known))
            {
                return true;
            }
        }

        return false;
    }
}
