using Curation.Findings;
using Curation.Registries;
using Curation.Store;
using Curation.Texts;

namespace Curation.Keys.Rules;

internal sealed class ProjectTag()
    : KeyRule("T003", Severity.Info, "The tag of a new project has small letters and digits, joined by hyphens, at most 64 characters.")
{
    public override string Remedy => "Nothing to do for a project that is registered; choose such a tag for the next one.";

    public override string Docs => "Gallery documentation, a proposal for new contributors.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        // A name that is none is another rule's finding.
        if (ProjectName.IsOne(key[0]) && key.IsFolder(0) && !IsUsual(ProjectName.TagOf(key[0])) && found.IsFirstIn(this, key, 0))
        {
            found.AddFolder(this, key, 0, $"The project “{key[0]}” has a tag that is not small letters and digits, joined by single hyphens.");
        }
    }

    private static bool IsUsual(ReadOnlySpan<char> tag) => tag.Length <= NewTag.Longest && LowerCase.IsHyphenated(tag);
}
