using Curation.Findings;
using Curation.Registries;
using Curation.Store;

namespace Curation.Keys.Rules;

internal sealed class ProjectIsRegistered(Registry registry)
    : KeyRule("T002", Severity.Error, "The project is registered, and its number is not retired.", Severity.Warning)
{
    public override string Remedy => "Use the registered name of the project, or ask a maintainer to register it.";

    public override string Docs => "Gallery documentation, prefixes.";

    // It says nothing about where the key should be.
    public override bool ExplainsPlace => false;

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (!ProjectName.IsOne(key[0]) || registry.Admits(key[0], out var reason))
        {
            return;
        }

        found.Add(this, key, reason);
    }
}
