using Curation.Findings;
using Curation.Store;

namespace Curation.Plates.Rules;

/// <summary>Asked key by key while the listing streams by; a source has nothing more to say to it.</summary>
internal sealed class GrantedPrefix() : SetRule("T008", Severity.Error, Severity.Warning, "Every key lies under the prefix that was granted.")
{
    public override string Remedy => "Upload under the prefix of the grant, or ask for another one.";

    public override string Docs => "A deposit fills one prefix.";

    public override void Check(SourceJoin source, SetFindings found)
    {
    }

    /// <summary>Whether a key lies under the prefix, taken as it stands: a folder “..” below it leads nowhere, but tools take it for the one above.</summary>
    public static bool Holds(Prefix prefix, ReadOnlySpan<char> key) =>
        key.StartsWith(prefix.Folder) && key.IndexOf("/../") < 0 && !key.EndsWith("/..");

    public void Tell(Prefix prefix, string key, SetFindings found) => found.Add(this, key, null, Describe(prefix, key));

    private static string Describe(Prefix prefix, string key) =>
        key.StartsWith(prefix.Folder, StringComparison.Ordinal) ? $"A folder named “..” leads out of “{prefix}/” wherever it is taken for the folder above."
        : key.StartsWith(prefix.Folder, StringComparison.OrdinalIgnoreCase) ? $"The key is not under “{prefix}/”: its letters differ in case."
        : key.StartsWith(prefix.Text, StringComparison.Ordinal) ? $"The key only begins like “{prefix}”; it is not in that folder."
        : $"The key is not under “{prefix}/”.";
}
