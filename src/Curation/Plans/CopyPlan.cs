using System.Runtime.CompilerServices;
using Curation.Store;

namespace Curation.Plans;

/// <summary>
/// What the gallery lacks: the difference of two sorted listings, merged as they stream, with one object of each in memory. Made anew
/// after a crash it no longer has what was copied; without new entries it is the proof that all is there.
/// </summary>
public static class CopyPlan
{
    public static async IAsyncEnumerable<PlanEntry> CompareAsync(
        IAsyncEnumerable<StoredObject> wanted,
        IAsyncEnumerable<StoredObject> present,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (mine, there) in ListingMerge.PairAsync(wanted, o => o.Key, present, o => o.Key, cancellationToken))
        {
            if (mine is not null)
            {
                yield return new PlanEntry(mine, there);
            }
        }
    }
}
