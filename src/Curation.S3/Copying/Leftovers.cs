using System.Collections.Concurrent;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace Curation.S3.Copying;

/// <summary>
/// Uploads that an earlier run, killed, left open in a bucket: nobody will finish them, and they cost storage unseen. They are listed once,
/// at the first need, since none can be added: what began after this process did is somebody's living work.
/// </summary>
internal sealed class Leftovers
{
    // A killed run leaves as many as it copied at once; a bucket with more has a history of its own, and needs a lifecycle rule.
    private const int Most = 20_000;

    private readonly S3Bucket target;
    private Lazy<Task<ConcurrentDictionary<string, List<string>>>> listing;

    public Leftovers(S3Bucket target)
    {
        this.target = target;
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
        var request = new ListMultipartUploadsRequest { BucketName = target.Bucket, Encoding = EncodingType.Url };
        try
        {
            for (var count = 0; count < Most;)
            {
                var page = await target.Retry.RunAsync(attempt => target.Client.ListMultipartUploadsAsync(request, attempt), cancellationToken);
                foreach (var upload in page.MultipartUploads ?? [])
                {
                    count++;
                    if (upload.Initiated?.ToUniversalTime() <= target.Started)
                    {
                        found.GetOrAdd(S3Keys.Decoded(upload.Key, page.EncodingType), _ => []).Add(upload.UploadId);
                    }
                }

                if (page.IsTruncated != true)
                {
                    break;
                }

                request.KeyMarker = S3Keys.Decoded(page.NextKeyMarker, page.EncodingType);
                request.UploadIdMarker = page.NextUploadIdMarker;
            }
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotImplemented)
        {
            target.Remarks.Say(
                $"The portal may not list unfinished uploads in bucket “{target.Bucket}” (s3:ListBucketMultipartUploads); "
                + "those of a run that was killed stay until a lifecycle rule ends them.");
        }

        return found;
    }
}
