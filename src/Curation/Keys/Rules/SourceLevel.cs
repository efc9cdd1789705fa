using Curation.Findings;
using Curation.Keys.Layouts;
using Curation.Store;

namespace Curation.Keys.Rules;

internal sealed class SourceLevel()
    : KeyRule("T004", Severity.Error, "The second folder is the source, also in a project with one source.", Severity.Warning)
{
    public override string Remedy =>
        "Put a folder named after the contributing institution between the project and its data, such as “broad” or “source_4”.";

    public override string Docs => "Gallery documentation, data structure.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        // A loose file beside the sources is another matter than a missing source.
        if (!key.IsFolder(1))
        {
            return;
        }

        var source = key[1];
        if (LevelsBelowSource.Contains(source))
        {
            found.Add(this, key, $"“{source}” stands where the source is expected: the source folder is missing.");
        }
        else if (key.Place is null && !PlaceholderKind.Name.Allows(source) && !source.IsEmpty)
        {
            found.Add(this, key, $"“{source}” is no name for a source; letters, digits, “_” and “-” make one.");
        }
    }

    public static bool IsSource(ReadOnlySpan<char> name) => PlaceholderKind.Name.Allows(name) && !LevelsBelowSource.Contains(name);
}
