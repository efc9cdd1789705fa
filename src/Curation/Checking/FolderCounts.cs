namespace Curation.Checking;

/// <summary>
/// Counts by folder, down to the batch. At most <see cref="Limit"/> folders are counted one by one (about 2 MB); all
/// further ones together, so that a listing of nothing but odd folders cannot fill the memory.
/// </summary>
internal sealed class FolderCounts
{
    public const int Limit = 10_000;

    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly Entry others = new(FolderCount.Others);
    private Entry? last;

    public FolderCounts() => bySpan = entries.GetAlternateLookup<ReadOnlySpan<char>>();

    public IReadOnlyList<FolderCount> All =>
        [.. entries.Values.Append(others).Where(e => e.Name != FolderCount.Others || e.Objects.Objects > 0 || e.Findings.Total > 0)
            .Select(e => new FolderCount(e.Name, e.Objects, e.Findings))];

    public void Add(in KeyParts key, SeverityCounts findings)
    {
        var entry = Find(FolderOf(key));
        entry.Objects += key.IsMarker ? default : new Tally(1, Math.Max(0, key.Size));
        entry.Findings += findings;
    }

    /// <summary>Through the batch if the place has one, else through the fourth folder: project/source/workspace/pipelines.</summary>
    private static ReadOnlySpan<char> FolderOf(in KeyParts key)
    {
        var batch = (key.Place ?? key.Shape)?.Batch ?? -1;
        var deepest = Math.Min(batch >= 0 ? batch : 3, key.Count - 2);
        return deepest < 0 ? default : key.Through(deepest);
    }

    private Entry Find(ReadOnlySpan<char> folder)
    {
        // A listing is sorted, so the folder is nearly always the one before.
        if (last is not null && folder.SequenceEqual(last.Name))
        {
            return last;
        }

        if (!bySpan.TryGetValue(folder, out var entry))
        {
            if (entries.Count == Limit)
            {
                return others;
            }

            var name = folder.ToString();
            entries[name] = entry = new Entry(name);
        }

        return last = entry;
    }

    private sealed class Entry(string name)
    {
        public string Name { get; } = name;

        public Tally Objects { get; set; }

        public SeverityCounts Findings { get; set; }
    }
}
