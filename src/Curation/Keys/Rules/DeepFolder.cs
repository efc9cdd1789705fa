using Curation.Findings;
using Curation.Keys.Layouts;
using Curation.Texts;

namespace Curation.Keys.Rules;

internal sealed class DeepFolder() : KeyRule("D001", Severity.Warning, "Below workspace_dl stand collated, consensus, embeddings and profiles.")
{
    private static readonly string[] Known = ["collated", "consensus", "embeddings", "profiles"];

    public override string Remedy => "Sort the files into these four; models belong where they are published, with a DOI.";

    public override string Docs => "Gallery documentation, data structure: workspace_dl (work in progress).";

    public override bool ExplainsPlace => true;

    public override bool IsOfSpelling => true;

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (!key.IsFolder(3) || key.Place is not null || !key.Is(2, "workspace_dl") || key.IsDebris || IsKnown(key[3])
            || !PlaceholderKind.Name.Allows(key[3]))
        {
            return;
        }

        if (Spelling.Nearest(key[3], Known) is { } meant)
        {
            found.Add(
                this,
                key,
                $"The folder “{key[3]}” is none of collated, consensus, embeddings and profiles. Did you mean “{meant}”?",
                Repair.Replace(key, 3, meant));
        }
        else if (found.IsFirstIn(this, key, 3))
        {
            found.AddFolder(this, key, 3, $"The folder “{key[3]}” is none of collated, consensus, embeddings and profiles.");
        }
    }

    public static bool IsKnown(ReadOnlySpan<char> name) => name is "collated" or "consensus" or "embeddings" or "profiles";
}
