using Curation.Plans;
using Curation.Store;
using Portal.Data;
using Portal.Ground;

namespace Portal.Submitting;

/// <summary>
/// Whether what is staged is still what a check saw: its snapshot beside a listing, an object of each in memory. A person waits for it, so it ends at
/// <see cref="Most"/> objects, some tens of seconds; of what lies behind, the plan and the copy compare all.
/// </summary>
public sealed class StagedNow(Buckets buckets, DataFolder folder)
{
    public const int Most = 100_000;

    public async Task<bool> IsAnyAsync(Prefix prefix, CancellationToken cancellationToken) =>
        await buckets.Staging.ListAsync(prefix.Folder, null, cancellationToken).AnyAsync(cancellationToken);

    /// <returns>The first difference, in a sentence; empty if there is none.</returns>
    public async Task<string> ChangeSinceAsync(Prefix prefix, Guid run, CancellationToken cancellationToken)
    {
        if (!File.Exists(folder.Check(run).Snapshot))
        {
            return "the list of what was checked is gone.";
        }

        await using var file = folder.Check(run).OpenSnapshot();
        await using var before = SnapshotReader.ReadAsync(file, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var count = 0;
        await foreach (var now in buckets.Staging.ListAsync(prefix.Folder, null, cancellationToken))
        {
            if (!await before.MoveNextAsync() || KeyOrder.Compare(before.Current.Key, now.Key) > 0)
            {
                return $"“{now.Key}” was added.";
            }

            if (before.Current.Key != now.Key)
            {
                return $"“{before.Current.Key}” is gone.";
            }

            if (!SameWrite.Of(before.Current, now))
            {
                return $"“{now.Key}” was written again.";
            }

            if (++count == Most)
            {
                return "";
            }
        }

        return await before.MoveNextAsync() ? $"“{before.Current.Key}” is gone." : "";
    }
}
