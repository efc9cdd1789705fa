using Curation.Checking;

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

    /// <summary>Keys that were not looked at because there were too many.</summary>
    public long Beyond { get; private set; }

    /// <summary>Takes a key for which a check proposed a repair.</summary>
    public void Add(string key, long size)
    {
        if (found.Count + endless.Count >= most)
        {
            Beyond++;
        }
        else if (repairer.Repair(key, size) is { } repair)
        {
            found.Add(repair);
        }
        else
        {
            endless.Add((new KeyRepair(key, "?", null), "its repairs lead in a circle."));
        }
    }
}
