namespace Curation.Keys;

/// <summary>
/// The folder each rule spoke of last: one name a rule, however long the listing is. A listing is sorted, so the keys of a folder
/// follow one another; from one that is not, a folder is told of each time it comes back.
/// </summary>
internal sealed class LastFolders
{
    private readonly Dictionary<KeyRule, string> last = new(ReferenceEqualityComparer.Instance);

    public bool IsNew(KeyRule rule, ReadOnlySpan<char> folder)
    {
        if (last.TryGetValue(rule, out var known) && folder.SequenceEqual(known))
        {
            return false;
        }

        last[rule] = folder.ToString();
        return true;
    }
}
