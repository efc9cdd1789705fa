using System.Runtime.CompilerServices;

namespace Curation.S3;

/// <summary>
/// Adds to a listing the checksums that objects carry over all their bytes. A listing says that there is one, and only a look-up which: a bounded
/// number of them for each listing, some at a time, ahead of the reader and in its order.
/// </summary>
internal sealed class S3KeptChecksums(S3Heads heads, int most, int degree)
{
    public async IAsyncEnumerable<StoredObject> AddAsync(IAsyncEnumerable<StoredObject> listing, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asked = 0;
        var ahead = new Queue<Task<StoredObject>>(degree);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await foreach (var found in listing.WithCancellation(cancellationToken))
            {
                if (asked == most && ahead.Count == 0)
                {
                    yield return found;
                    continue;
                }

                ahead.Enqueue(asked < most && found.Size > 0 ? AddedAsync(found, leaving.Token) : Task.FromResult(found));
                asked += asked < most && found.Size > 0 ? 1 : 0;
                if (ahead.Count == degree || asked == most)
                {
                    yield return await ahead.Dequeue();
                }
            }

            while (ahead.TryDequeue(out var next))
            {
                yield return await next;
            }
        }
        finally
        {
            // Who stops reading early leaves look-ups under way: end them, and look at how they ended, so that nothing fails unseen later.
            await leaving.CancelAsync();
            await Task.WhenAll(ahead).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    // What was written again since the listing is another object: its checksum is not this one's.
    private async Task<StoredObject> AddedAsync(StoredObject found, CancellationToken cancellationToken) =>
        await heads.HeadAsync(found.Key, cancellationToken, version: found.VersionId) is { } head && Copying.BothSides.IsApproved(head, found)
            ? found with { Checksum = S3Checksums.ToKeep(head) }
            : found;
}
