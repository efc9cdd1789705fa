using Curation.Checking;

namespace Curation.Plates;

/// <summary>
/// The whole check of a listing in one pass: every key by itself, and at the end what the keys are together. All findings go to
/// <paramref name="tell"/>, those of single keys as they are made. Not for use by two threads.
/// </summary>
/// <param name="scope">What the listing is complete for; null if it holds whole sources. Nothing outside it is said to be missing.</param>
public sealed class DepositCheck(RulePack pack, Profile profile, Action<Finding>? tell = null, Prefix? scope = null)
{
    private readonly StructureCheck keys = new(pack, profile, tell);
    private readonly PlateMatrix matrix = new();

    /// <summary>What was seen so far, for progress.</summary>
    public Tally Seen => keys.Seen;

    /// <summary>What was found on single keys so far, for progress.</summary>
    public SeverityCounts Found => keys.Found;

    public void Observe(StoredObject found) => Observe(found.Key, found.Size);

    /// <param name="size">In bytes; negative if it is not known.</param>
    public void Observe(string key, long size)
    {
        keys.Observe(key, size);
        matrix.Observe(key);
    }

    /// <summary>For callers that have no text of its own for each key; one is made for a finding only.</summary>
    /// <param name="size">In bytes; negative if it is not known.</param>
    public void Observe(ReadOnlySpan<char> key, long size)
    {
        keys.Observe(key, size);
        matrix.Observe(key);
    }

    /// <summary>Asks the rules about the whole, once, after the last key.</summary>
    public DepositReport Complete()
    {
        var plates = matrix.Complete();
        var found = new SetFindings(profile, scope, tell);
        foreach (var source in plates.Sources)
        {
            foreach (var rule in SetRules.All)
            {
                rule.Look(source, found);
            }
        }

        return new DepositReport(found.AddedTo(keys.Summary), plates);
    }
}

/// <param name="Summary">Of single keys and of the whole together.</param>
public sealed record DepositReport(CheckSummary Summary, PlateTable Plates);
