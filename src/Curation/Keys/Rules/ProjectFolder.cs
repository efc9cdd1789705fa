using Curation.Findings;
using Curation.Store;

namespace Curation.Keys.Rules;

internal sealed class ProjectFolder()
    : KeyRule("T001", Severity.Error, "The first folder is the project: cpg, four digits, and a tag after a hyphen.", Severity.Warning)
{
    public override string Remedy => "Upload under the prefix that was given to you; it begins with the registered name of the project.";

    public override string Docs => "Gallery documentation, prefixes.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (ProjectName.IsOne(key[0]))
        {
            return;
        }

        found.Add(
            this,
            key,
            $"The first folder “{key[0]}” is not the name of a project, such as “cpg0016-jump”.",
            Repair.Replace(key, 0, key[0].ToString().ToLowerInvariant()));
    }
}
