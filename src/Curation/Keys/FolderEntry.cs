using Curation.Findings;
using Curation.Store;

namespace Curation.Keys;

/// <summary>The counts of one folder while a check runs.</summary>
internal sealed class FolderEntry(string name)
{
    public string Name { get; } = name;

    public Tally Objects { get; private set; }

    public SeverityCounts Findings { get; private set; }

    public void AddFile(long size) => Objects += new Tally(1, Math.Max(0, size));

    public void Add(SeverityCounts findings) => Findings += findings;
}
