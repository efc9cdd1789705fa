using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class NoDebris() : KeyRule("K006", Severity.Error, "Nothing is stored that a system, an editor or a transfer left behind.")
{
    public override string Remedy => "Delete the object; upload with an exclusion such as --exclude \"*.DS_Store\".";

    public override string Docs => "Practice of the gallery's earlier validator.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (key.IsDebris)
        {
            found.Add(this, key, $"“{Debris.Find(key.Text)}” is left over from a system, an editor or a transfer; it is no part of the data.");
        }
    }
}
