namespace Curation.Checking;

/// <summary>
/// One pass over a listing. Memory does not grow with the listing: counts, the first <see cref="ExamplesPerRule"/> findings of each
/// rule, and a bounded number of folders. All findings go to <paramref name="tell"/> as they are made. Not for use by two threads.
/// </summary>
public sealed class StructureCheck(RulePack pack, Profile profile, Action<Finding>? tell = null)
{
    public const int ExamplesPerRule = 100;

    private readonly KeyReader reader = new(pack.Layout);
    private readonly FindingSink sink = new(profile, tell, ExamplesPerRule);
    private readonly FolderCounts folders = new();
    private Tally objects;
    private long markers;

    public CheckSummary Summary => new(pack.Version, profile, objects, markers, sink.Total, sink.Rules, folders.All);

    /// <summary>What was seen so far, for progress.</summary>
    public Tally Seen => objects;

    /// <summary>What was found so far, for progress.</summary>
    public SeverityCounts Found => sink.Total;

    public void Observe(StoredObject found) => Observe(found.Key, found.Size);

    /// <param name="size">In bytes; negative if it is not known.</param>
    public void Observe(string key, long size)
    {
        var parts = reader.Read(key, size);
        sink.BeginKey();
        foreach (var rule in pack.KeyRules)
        {
            rule.Look(parts, sink);
        }

        markers += parts.IsMarker ? 1 : 0;
        objects += parts.IsMarker ? default : new Tally(1, Math.Max(0, size));
        folders.Add(parts, sink.OnThisKey);
    }
}
