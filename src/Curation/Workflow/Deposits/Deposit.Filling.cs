using Curation.Store;
using Curation.Workflow.Actors;

namespace Curation.Workflow.Deposits;

/// <summary>One deposit fills a prefix: while it does, nobody else's lies around it, below it, or in its place.</summary>
public sealed partial class Deposit
{
    private bool begins;

    /// <summary>
    /// Whether the act that is not stored yet lets it begin to fill its prefix, or take uploads again: then it is stored only after
    /// <see cref="RefuseOverlap"/>.
    /// </summary>
    public bool BeginsToFill => begins;

    /// <summary>Refuses a prefix that somebody fills already, whichever act led here.</summary>
    /// <param name="filling">All deposits in one of <see cref="DepositLife.Filling"/>, as they are stored now.</param>
    public void RefuseOverlap(IEnumerable<(Guid Id, Prefix Prefix, string Owner)> filling)
    {
        foreach (var (_, prefix, owner) in filling.Where(other => other.Id != Id && other.Prefix.Overlaps(Prefix)))
        {
            throw new RefusedException(
                $"{owner} fills {prefix} now, which overlaps {Prefix}: {(State is DepositState.Open ? "wait until that deposit is published, or decline this one" : "this one takes no uploads until that deposit is published or over")}.");
        }

        begins = false;
    }
}
