using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class NoLooseWorkspaceFiles() : KeyRule("W002", Severity.Error, "No file lies loose in workspace or workspace_dl.")
{
    public override string Remedy => "Move the file into the folder of its kind, or leave it out.";

    public override string Docs => "Gallery documentation, data structure: workspace.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (key.Count == 4 && key.IsFileToPlace && (key.Is(2, "workspace") || key.Is(2, "workspace_dl")))
        {
            found.Add(this, key, $"The file “{key.File}” lies loose in {key[2]}/, outside the folders of a workspace.");
        }
    }
}
