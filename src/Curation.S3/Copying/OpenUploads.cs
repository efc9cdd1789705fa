using System.Collections.Concurrent;
using Amazon.S3;
using Curation.S3.Calls;
using Curation.S3.Reading;
using Curation.Store;

namespace Curation.S3.Copying;

/// <summary>
/// Which uploads this process may have left open in a bucket: those that it could not end, and those whose number it never learned, because the
/// answer was lost, cut off or an error. The latter are found by listing, of such keys alone: other people's uploads are theirs.
/// </summary>
internal sealed class OpenUploads(Bucket target)
{
    // Of one copy as many as are under way at once; a server that loses every answer ends the copy long before.
    private const int MostListed = 20_000;

    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, byte> doubtful = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> living = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> remaining = new(StringComparer.Ordinal);

    /// <summary>An upload of this key is being opened.</summary>
    public void Doubt(string key) => doubtful.TryAdd(key, 0);

    /// <summary>It was opened; by a first answer it is the only one.</summary>
    public void Enter(string key, string uploadId, bool isOnlyOne)
    {
        living.TryAdd(uploadId, 0);
        if (isOnlyOne)
        {
            doubtful.TryRemove(key, out _);
        }
    }

    public void Leave(string uploadId) => living.TryRemove(uploadId, out _);

    public void Remain(string key, string uploadId) => remaining.TryAdd(uploadId, key);

    public async Task EndAsync(string prefix, Uploads uploads)
    {
        using var bound = new CancellationTokenSource(LongestEnd);
        var isSeen = await FindDoubtfulAsync(prefix, bound.Token);
        var stayed = new List<string>();
        foreach (var (uploadId, key) in remaining.Where(one => one.Value.StartsWith(prefix, StringComparison.Ordinal)).ToList())
        {
            if (await uploads.TryAbortAsync(key, uploadId, bound.Token))
            {
                remaining.TryRemove(uploadId, out _);
            }
            else
            {
                stayed.Add(key);
            }
        }

        if (stayed.Count > 0 || !isSeen)
        {
            // What stays behind costs storage, not truth.
            target.Remarks.Say(stayed.Count == 0
                ? new StoreRemark(StoreRemarkReason.UploadsPerhapsStayed, target.Name, prefix)
                : new StoreRemark(StoreRemarkReason.UploadsStayed, target.Name, prefix, $"{stayed.Count:N0}", stayed.Min(StringComparer.Ordinal)!));
        }
    }

    private async Task<bool> FindDoubtfulAsync(string prefix, CancellationToken cancellationToken)
    {
        var keys = doubtful.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        if (keys.Count == 0)
        {
            return true;
        }

        try
        {
            var listed = 0;
            await foreach (var (key, uploadId, _) in UploadListing.ListAsync(target, prefix, cancellationToken))
            {
                if (keys.Contains(key) && !living.ContainsKey(uploadId))
                {
                    remaining.TryAdd(uploadId, key);
                }

                if (++listed == MostListed)
                {
                    return false;
                }
            }

            foreach (var key in keys)
            {
                doubtful.TryRemove(key, out _);
            }

            return true;
        }
        catch (Exception exception) when (Refusals.IsKnown(exception) || exception is OperationCanceledException or StoreException)
        {
            return false;
        }
    }
}
