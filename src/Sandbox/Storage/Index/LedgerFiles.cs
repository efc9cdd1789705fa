using System.Globalization;

namespace Sandbox.Storage.Index;

/// <summary>
/// The names in the ledger's folder: <c>snapshot-N</c> holds what all journals before N told, <c>journal-N</c> what came after it.
/// </summary>
internal sealed class LedgerFiles(string folder)
{
    public string Snapshot(long number) => Name("snapshot-", number);

    public string Journal(long number) => Name("journal-", number);

    public long? NewestSnapshot => Numbers("snapshot-") is [.., var newest] ? newest : null;

    public IReadOnlyList<long> Journals => Numbers("journal-");

    /// <summary>Removes what a snapshot has made needless, and what was left half-written.</summary>
    public void RemoveBefore(long number)
    {
        foreach (var old in Numbers("snapshot-").Where(old => old < number))
        {
            File.Delete(Snapshot(old));
        }
        foreach (var old in Numbers("journal-").Where(old => old < number))
        {
            File.Delete(Journal(old));
        }
        foreach (var aside in Directory.EnumerateFiles(folder, "*.tmp"))
        {
            File.Delete(aside);
        }
    }

    private string Name(string kind, long number) => Path.Combine(folder, kind + number.ToString("D10", CultureInfo.InvariantCulture));

    private List<long> Numbers(string kind)
    {
        var numbers = new List<long>();
        foreach (var path in Directory.EnumerateFiles(folder, kind + "*"))
        {
            if (long.TryParse(Path.GetFileName(path).AsSpan(kind.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                numbers.Add(number);
            }
        }
        numbers.Sort();
        return numbers;
    }
}
