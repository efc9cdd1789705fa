using System.Collections.Concurrent;
using System.Net;
using Amazon.S3;
using Curation.S3.Reading;
using Curation.Store;

namespace Curation.S3.Copying;

/// <summary>
/// Uploads that an earlier run, killed, left open in a bucket: nobody will finish them, and they cost storage unseen. They are listed once,
/// at the first need, since none can be added: what began after this process did is somebody's living work.
/// </summary>
internal sealed class LeftoverUploads
{
    // A killed run leaves as many as it copied at once; a bucket with more has a history of its own, and needs a lifecycle rule.
    private const int Most = 20_000;

    private readonly Bucket target;
    private readonly int most;
    private volatile StoreRemark? remark;
    private Lazy<Task<ConcurrentDictionary<string, List<string>>>> listing;

    public LeftoverUploads(Bucket target, int most = Most)
    {
        (this.target, this.most) = (target, most);
        listing = Listing();
    }

    /// <summary>The uploads of one key, told once.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(string key, CancellationToken cancellationToken)
    {
        var asked = listing;
        try
        {
            // Many copies wait for the one listing; that one of them is cancelled ends its own wait only.
            var open = await asked.Value.WaitAsync(cancellationToken);
            if (remark is not null)
            {
                target.Remarks.Say(remark); // Listed once, told to everybody whose copies it concerns.
            }

            return open.TryRemove(key, out var uploads) ? uploads : [];
        }
        catch (Exception) when (asked.Value.IsFaulted)
        {
            Interlocked.CompareExchange(ref listing, Listing(), asked);
            throw;
        }
    }

    private Lazy<Task<ConcurrentDictionary<string, List<string>>>> Listing() => new(() => ListAsync(CancellationToken.None));

    private async Task<ConcurrentDictionary<string, List<string>>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new ConcurrentDictionary<string, List<string>>(StringComparer.Ordinal);
        var count = 0;
        try
        {
            await foreach (var (key, uploadId, initiated) in UploadListing.ListAsync(target, null, cancellationToken))
            {
                if (count++ == most)
                {
                    remark = new StoreRemark(StoreRemarkReason.ManyOpenUploads, target.Name, $"{most:N0}");
                    break;
                }

                if (initiated <= target.Started)
                {
                    found.GetOrAdd(key, _ => []).Add(uploadId);
                }
            }
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotImplemented)
        {
            remark = new StoreRemark(StoreRemarkReason.OpenUploadsNotListable, target.Name);
        }

        return found;
    }
}
