using System.Text;
using Curation.Texts;

namespace Curation.Plates;

/// <summary>
/// Names of one folder that are the same but for how their accents are written, be they of files or of folders. Only keys that are not plain letters
/// are looked at, and of these only so many are remembered: some 20 MB at most.
/// </summary>
internal sealed class AccentTwins
{
    private const int Most = 100_000;

    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private string folder = "";

    /// <summary>
    /// The key, or the folder of it that is the outermost such, and what was seen before and is the same when accents are written apart; null if
    /// there is none, or if it was given before.
    /// </summary>
    public (string One, string Other)? TwinOf(ReadOnlySpan<char> key)
    {
        if (Ascii.IsValid(key))
        {
            return null;
        }

        // Of the folder of the key before nothing new is to be said.
        var slash = key.LastIndexOf('/') + 1;
        var from = folder.Length > 0 && key.StartsWith(folder) ? folder.Length : 0;
        for (var end = from; end < slash;)
        {
            end += key[end..].IndexOf('/') + 1;
            if (!Ascii.IsValid(key[..end]) && Find(key[..end].ToString()) is { } other)
            {
                return told.Count < Most && told.Add(key[..end].ToString()) ? (key[..end].ToString(), other) : null;
            }
        }

        folder = from == slash ? folder : key[..slash].ToString();
        return slash < key.Length && Find(key.ToString()) is { } twin ? (key.ToString(), twin) : null;
    }

    private string? Find(string name)
    {
        var apart = Accents.Decomposed(name);
        if (seen.TryGetValue(apart, out var other))
        {
            return other == name ? null : other;
        }

        if (seen.Count < Most)
        {
            seen.Add(apart, name);
        }

        return null;
    }
}
