using Curation.Workflow.Facts;

namespace Curation.Workflow.Trail;

/// <summary>Whether each fact is what was told, behind the one before it, and whether ends that were kept elsewhere are still there.</summary>
internal sealed class TrailChain(TrailFaults faults)
{
    private readonly Dictionary<long, List<(string Hash, string Where)>> ends = [];
    private string hash = "";

    public long Facts { get; private set; }

    public DateTimeOffset? LastAt { get; private set; }

    public TrailEnd End => new(Facts, hash);

    /// <summary>The number of the first fact that is not what it was when it was told; null if all are.</summary>
    public long? FirstBroken { get; private set; }

    public void Expect(TrailEnd end, string where)
    {
        if (!ends.TryGetValue(end.Facts, out var same))
        {
            ends[end.Facts] = same = [];
        }

        if (same.Count < 2 && !same.Contains((end.Hash, where)))
        {
            same.Add((end.Hash, where));
        }
    }

    public void Add(Fact fact)
    {
        if (fact.Number != Facts + 1 || fact.PreviousHash != hash || !fact.IsIntact())
        {
            faults.AddIf(FirstBroken is null, $"Fact {Facts + 1:N0} is not what was told, or one is missing before it.");
            FirstBroken ??= Facts + 1;
        }

        (Facts, hash, LastAt) = (fact.Number, fact.Hash, fact.At);
        if (ends.Remove(fact.Number, out var kept))
        {
            foreach (var (_, where) in kept.Where(end => end.Hash != fact.Hash))
            {
                faults.AddIf(true, $"Fact {fact.Number:N0} is another one than {where} names.");
            }
        }
    }

    public void Complete()
    {
        foreach (var (number, kept) in ends.Where(end => end.Key > Facts).OrderByDescending(end => end.Key).Take(1))
        {
            faults.AddIf(true, $"The trail ends at fact {Facts:N0}, but {kept[0].Where} names fact {number:N0}: its end is gone.");
        }
    }
}
