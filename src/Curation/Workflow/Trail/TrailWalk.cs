using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;

namespace Curation.Workflow.Trail;

/// <summary>
/// Goes through the trail from the first fact to the last, holds it against ends that were kept elsewhere, and then what the database says against it.
/// Memory: a few words for each subject that ever was, and for each end; not for each fact. Not for use by two threads.
/// </summary>
public sealed class TrailWalk
{
    private readonly TrailFaults faults = new();
    private readonly TrailChain chain;
    private readonly TrailSubjects subjects;

    public TrailWalk()
    {
        (chain, subjects) = (new(faults), new(faults));
    }

    public long Facts => chain.Facts;

    public DateTimeOffset? LastAt => chain.LastAt;

    public TrailEnd End => chain.End;

    /// <summary>The number of the first fact that is not what it was when it was told; null if all are.</summary>
    public long? FirstBroken => chain.FirstBroken;

    /// <summary>What does not agree, each a sentence; twenty at most.</summary>
    public IReadOnlyList<string> Faults => faults.Sentences;

    /// <summary>An end that was kept elsewhere; to be said before the walk.</summary>
    public void Expect(TrailEnd end, string where) => chain.Expect(end, where);

    public void Add(Fact fact)
    {
        chain.Add(fact);
        subjects.Read(fact);
    }

    /// <summary>The last fact was added.</summary>
    public void Complete() => chain.Complete();

    /// <summary>Each change of a subject told something.</summary>
    /// <param name="changes">How often it was stored with something to tell.</param>
    /// <param name="words">What it is, as the beginning of a sentence.</param>
    public void Hold(Guid subject, int changes, string words) => subjects.Hold(subject, changes, words);

    public void HoldDeposit(Guid id, DepositState state, string ownerId, string prefix) => subjects.HoldDeposit(id, state, ownerId, prefix);

    public void HoldPromotion(Guid id, bool isApproved, string approvedBy, string snapshot, string receipt, string prefix) =>
        subjects.HoldPromotion(id, isApproved, approvedBy, snapshot, receipt, prefix);

    public void HoldToken(Guid id, long count, string name) => subjects.HoldToken(id, count, name);

    /// <summary>What makes facts and receipts final is in the database itself, where it can be taken away.</summary>
    /// <param name="made">Name and words of each, as the portal made them.</param>
    /// <param name="there">Those that are there.</param>
    public void HoldTriggers(IReadOnlyDictionary<string, string> made, IReadOnlyDictionary<string, string> there)
    {
        foreach (var (name, words) in made)
        {
            faults.AddIf(!there.ContainsKey(name), $"The database lacks its trigger {name}: facts or receipts could be changed.");
            faults.AddIf(there.TryGetValue(name, out var other) && other != words, $"The trigger {name} of the database is another than the portal made: facts or receipts could be changed.");
        }

        foreach (var name in there.Keys.Where(name => !made.ContainsKey(name)))
        {
            faults.AddIf(true, $"The database has a trigger {name} that the portal did not make: it may change what is stored.");
        }
    }

    /// <summary>All rows were held against the trail: what it tells of and nobody has is gone.</summary>
    public void CompleteRows() => subjects.Complete();
}
