using Curation.Findings;
using Curation.Store;

namespace Curation.Keys;

/// <summary>
/// Counts by folder, down to the batch. At most <see cref="FolderCount.Limit"/> folders are counted one by one (about 2 MB); all
/// further ones together, so that a listing of nothing but odd folders cannot fill the memory.
/// </summary>
internal sealed class FolderCounts
{
    private readonly Dictionary<string, FolderEntry> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FolderEntry>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly FolderEntry others = new(FolderCount.Others);
    private FolderEntry? last;

    public FolderCounts() => bySpan = entries.GetAlternateLookup<ReadOnlySpan<char>>();

    public IReadOnlyList<FolderCount> All =>
        [.. entries.Values.Append(others).Where(e => e.Name != FolderCount.Others || e.Objects.Objects > 0 || e.Findings.Total > 0)
            .Select(e => new FolderCount(e.Name, e.Objects, e.Findings))];

    /// <summary>Counts the key, and returns with which folder: the same for every file of the same place in the same folder.</summary>
    public FolderEntry Add(in KeyParts key, SeverityCounts findings)
    {
        var entry = Find(FolderOf(key));
        entry.Add(findings);
        if (!key.IsMarker)
        {
            entry.AddFile(key.Size);
        }

        return entry;
    }

    /// <summary>Through the batch if the place has one, else through the fourth folder: project/source/workspace/pipelines.</summary>
    private static ReadOnlySpan<char> FolderOf(in KeyParts key)
    {
        var batch = (key.Place ?? key.Shape)?.Batch ?? -1;
        var deepest = Math.Min(batch >= 0 ? batch : 3, key.Count - 2);
        return deepest < 0 ? default : key.Through(deepest);
    }

    private FolderEntry Find(ReadOnlySpan<char> folder)
    {
        // A listing is sorted, so the folder is nearly always the one before.
        if (last is not null && folder.SequenceEqual(last.Name))
        {
            return last;
        }

        if (!bySpan.TryGetValue(folder, out var entry))
        {
            if (entries.Count == FolderCount.Limit)
            {
                return others;
            }

            var name = folder.ToString();
            entries[name] = entry = new FolderEntry(name);
        }

        return last = entry;
    }
}

/// <summary>The counts of one folder while a check runs.</summary>
internal sealed class FolderEntry(string name)
{
    public string Name { get; } = name;

    public Tally Objects { get; private set; }

    public SeverityCounts Findings { get; private set; }

    public void AddFile(long size) => Objects += new Tally(1, Math.Max(0, size));

    public void Add(SeverityCounts findings) => Findings += findings;
}
