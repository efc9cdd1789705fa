using System.Text;
using Curation.Plates;
using Curation.Tables.Reading;

namespace Curation.Tables.LoadData;

/// <summary>
/// Finds, among names that pass by, those that differ from what is missing only in case, in blanks or in their ending. Made from what has
/// not been found yet, at most <see cref="Bounds.Cases"/> names.
/// </summary>
internal sealed class NearNames
{
    private readonly ReferencedFolder folder;
    private readonly Dictionary<string, string> near;
    private readonly Dictionary<string, int> byFold = new(StringComparer.Ordinal);

    /// <param name="folder">Whose names are sought.</param>
    /// <param name="near">From what is missing to what was found near it.</param>
    public NearNames(ReferencedFolder folder, Dictionary<string, string> near)
    {
        (this.folder, this.near) = (folder, near);
        for (var number = 0; number < folder.Count && byFold.Count < Bounds.Cases; number++)
        {
            if (folder[number] is ReferenceState.Unknown)
            {
                byFold.TryAdd(Fold(folder.NameAt(number)), number);
            }
        }
    }

    public static bool AreNear(string one, string other) =>
        string.Equals(Joined(one), Joined(other), StringComparison.OrdinalIgnoreCase);

    public void Offer(ReadOnlySpan<byte> name, string at)
    {
        var text = Encoding.UTF8.GetString(name);
        if (byFold.TryGetValue(Fold(text), out var number) && PlateImages.IsImage(text) == PlateImages.IsImage(folder.NameAt(number)))
        {
            near.TryAdd(folder.KeyAt(number), at + text);
        }
    }

    private static string Fold(string name)
    {
        var dot = name.LastIndexOf('.');
        var stem = dot > name.LastIndexOf('/') ? name[..dot] : name;
        return string.Concat(stem.Where(letter => !char.IsWhiteSpace(letter))).ToUpperInvariant();
    }

    private static string Joined(string name) => string.Concat(name.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('_' or '-')));
}
