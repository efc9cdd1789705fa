using Curation.Findings;
using Curation.Texts;

namespace Curation.Keys.Rules;

internal sealed class TopFolder()
    : KeyRule("T006", Severity.Error, "Below the source stand images, workspace and workspace_dl, and nothing else.", Severity.Warning)
{
    private static readonly string[] Known = ["images", "workspace", "workspace_dl"];

    public override string Remedy => "Move the data below images, workspace or workspace_dl, by what it is.";

    public override string Docs => "Gallery documentation, data structure.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        // If the source is missing, everything stands one level too high, and that is said already.
        if (key.Place is not null || !key.IsFolder(2) || key[2].IsEmpty || IsKnown(key[2]) || IsKnown(key[1]))
        {
            return;
        }

        var meant = Spelling.Nearest(key[2], Known);
        var hint = meant is null ? "" : $" Did you mean “{meant}”?";
        found.Add(
            this,
            key,
            $"The folder “{key[2]}” below the source is none of images, workspace and workspace_dl.{hint}",
            meant is null ? null : Repair.Replace(key, 2, meant));
    }

    private static bool IsKnown(ReadOnlySpan<char> name) => name is "images" or "workspace" or "workspace_dl";
}
