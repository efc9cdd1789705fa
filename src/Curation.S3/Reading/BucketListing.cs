using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.S3.Calls.Answers;
using Curation.Store;

namespace Curation.S3.Reading;

/// <summary>
/// Streams one bucket's listing: 1,000 keys a page, two pages in memory at most: the one being read and the next, fetched meanwhile.
/// </summary>
internal sealed class BucketListing(Bucket bucket)
{
    public async IAsyncEnumerable<StoredObject> ListAsync(string prefix, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var next = PageAsync(prefix, after, null, leaving.Token);
        try
        {
            for (var last = after; ;)
            {
                var page = await next;
                var token = StoredKeys.Continuation(bucket, page);
                next = token is null ? next : PageAsync(prefix, null, token, leaving.Token);

                foreach (var entry in page.S3Objects ?? [])
                {
                    var found = StoredKeys.Stored(entry, page.Encoding);
                    StoredKeys.EnsureOrder(bucket, "keys", last, found.Key);
                    last = found.Key;
                    yield return found;
                }

                if (token is null)
                {
                    yield break;
                }
            }
        }
        finally
        {
            // Who stops reading early leaves a page under way: end it, and look at how it ended, so that nothing fails unseen later.
            await leaving.CancelAsync();
            await next.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private Task<ListObjectsV2Response> PageAsync(string prefix, string? after, string? token, CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request
        {
            BucketName = bucket.Name,
            Prefix = prefix,
            StartAfter = after,
            ContinuationToken = token,
            MaxKeys = 1000,
            Encoding = EncodingType.Url,
        };
        return bucket.AskAsync(
            bucket.Call(StoreOperation.List, prefix),
            attempt => AnswerShape.WholeAsync(bucket.Client.ListObjectsV2Async(request, attempt)),
            cancellationToken);
    }
}
