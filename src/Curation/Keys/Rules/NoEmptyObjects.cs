using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class NoEmptyObjects()
    : KeyRule("K007", Severity.Error, "No object is empty, save a folder marker; one under 10 bytes is suspicious.")
{
    public override string Remedy => "Upload the file again from its origin; if it is empty there, find out why and leave it out.";

    public override string Docs => "Practice of the gallery's earlier validator.";

    public override RuleScope Scope => RuleScope.KeyAndSize;

    // It says nothing about where the key should be.
    public override bool ExplainsPlace => false;

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (!key.IsSmall || key.IsMarker)
        {
            return;
        }

        if (key.Size == 0)
        {
            found.Add(this, key, "The object has 0 bytes: it was created, but nothing was written.");
            return;
        }

        found.Add(
            this,
            key,
            $"The object has {key.Size} {(key.Size == 1 ? "byte" : "bytes")}; hardly any file is that small.",
            atMost: Severity.Warning);
    }
}
