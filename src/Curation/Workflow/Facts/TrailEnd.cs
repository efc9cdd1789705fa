using System.Globalization;

namespace Curation.Workflow.Facts;

/// <summary>
/// Where the audit trail ended at some time: how many facts there were, and the hash of the last. Kept elsewhere, it shows later whether that end is
/// still there.
/// </summary>
public sealed record TrailEnd(long Facts, string Hash)
{
    private const int HashLength = 64;
    private const int Digits = 12;

    /// <summary>As the name of an object: names of later ends sort behind it, and a listing tells all there is to tell.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Facts:D12}-{Hash}.json");

    /// <summary>Null for a name of another kind.</summary>
    public static TrailEnd? OfName(string name) =>
        name.Length == Digits + 1 + HashLength + ".json".Length && name[Digits] == '-' && name.EndsWith(".json", StringComparison.Ordinal)
            && long.TryParse(name.AsSpan(0, Digits), NumberStyles.None, CultureInfo.InvariantCulture, out var facts)
            ? new TrailEnd(facts, name.Substring(Digits + 1, HashLength))
            : null;
}
