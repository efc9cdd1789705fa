using Curation.Checks;
using Curation.Findings;
using Curation.Keys;

namespace Curation.Fixing;

/// <summary>
/// Collects the repairs of a listing as it streams by. Holds the repairs, not the listing; no more than <paramref name="most"/> of them, at
/// some 500 bytes each. Not for use by two threads.
/// </summary>
public sealed class RepairSearch(RulePack pack, Profile profile, int most = int.MaxValue)
{
    private readonly Repairer repairer = new(pack, profile);
    private readonly List<KeyRepair> found = [];
    private readonly List<(KeyRepair Repair, string Reason)> endless = [];

    /// <summary>In the order of the listing.</summary>
    public IReadOnlyList<KeyRepair> Found => found;

    public IReadOnlyList<(KeyRepair Repair, string Reason)> Endless => endless;

    /// <summary>Keys whose repairs are not held because there are too many.</summary>
    public long Beyond { get; private set; }

    /// <summary>Whether a key is worth a look for which a check found this: also one whose defects hide each other has no repair yet.</summary>
    public static bool IsWorth(Finding finding) => finding.Repair is not null || finding.Severity != Severity.Info;

    /// <summary>Takes a key about which a check found something.</summary>
    public void Add(string key, long size)
    {
        var repair = repairer.Repair(key, size);
        if (repair?.Target == key)
        {
            return;
        }

        if (found.Count + endless.Count >= most)
        {
            Beyond++;
        }
        else if (repair is not null)
        {
            found.Add(repair);
        }
        else
        {
            endless.Add((new KeyRepair(key, "?", null), "its repairs lead in a circle."));
        }
    }
}
