using Curation.Findings;
using Curation.Texts;

namespace Curation.Keys.Rules;

internal sealed class SourceName() : KeyRule("T005", Severity.Info, "The id of a new source has small letters and digits, joined by underscores.")
{
    public override string Remedy => "Nothing to do for a source that is in use; choose such an id for the next one.";

    public override string Docs => "Gallery documentation, a proposal for new contributors.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (key.IsFolder(1) && !LowerCase.IsUnderscored(key[1]) && SourceLevel.IsSource(key[1]) && found.IsFirstIn(this, key, 1))
        {
            found.AddFolder(this, key, 1, $"The source “{key[1]}” is not small letters and digits, joined by single underscores.");
        }
    }
}
