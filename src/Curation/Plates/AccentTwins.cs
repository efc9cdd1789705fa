using System.Text;

namespace Curation.Plates;

/// <summary>
/// Keys that are the same but for how their accents are written. Only keys that are not plain letters are looked at, and of these only so many are remembered:
/// some 20 MB at most.
/// </summary>
internal sealed class AccentTwins
{
    private const int Most = 100_000;

    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);

    /// <summary>A key that was seen, and is the same when accents are written apart; null if there is none.</summary>
    public string? TwinOf(ReadOnlySpan<char> key)
    {
        if (Ascii.IsValid(key))
        {
            return null;
        }

        var written = key.ToString();
        var apart = Accents.Decomposed(written);
        if (seen.TryGetValue(apart, out var other))
        {
            return other == written ? null : other;
        }

        if (seen.Count < Most)
        {
            seen.Add(apart, written);
        }

        return null;
    }
}
