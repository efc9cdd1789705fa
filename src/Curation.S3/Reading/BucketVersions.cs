using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.S3.Calls;
using Curation.S3.Calls.Answers;
using Curation.Store;

namespace Curation.S3.Reading;

/// <summary>
/// The current objects of a bucket that keeps versions, each with its version: a page of 1,000 entries by one call, as a plain listing has it. Older
/// versions and deletion markers are read past.
/// </summary>
internal sealed class BucketVersions(Bucket bucket)
{
    /// <summary>Whether the bucket keeps versions, or did; no, where that may not be asked.</summary>
    public async Task<bool> AreKeptAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await bucket.Retry.RunAsync(
                attempt => bucket.Client.GetBucketVersioningAsync(new GetBucketVersioningRequest { BucketName = bucket.Name }, attempt),
                cancellationToken);
            return answer.VersioningConfig?.Status is { } status && (status == VersionStatus.Enabled || status == VersionStatus.Suspended);
        }
        catch (AmazonS3Exception refused)
            when (refused.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotImplemented or HttpStatusCode.MethodNotAllowed)
        {
            bucket.Remarks.Say(new StoreRemark(StoreRemarkReason.VersioningNotAskable, bucket.Name));
            return false;
        }
        catch (Exception exception) when (Refusals.IsKnown(exception))
        {
            throw bucket.Refusals.Of(bucket.Call(StoreOperation.AskVersioning), exception);
        }
    }

    public async IAsyncEnumerable<StoredObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListVersionsRequest { BucketName = bucket.Name, Prefix = prefix, MaxKeys = 1000, Encoding = EncodingType.Url };
        string? last = null;
        while (true)
        {
            var page = await PageAsync(request, prefix, cancellationToken);
            foreach (var entry in (page.Versions ?? []).Where(entry => entry.IsLatest == true && entry.IsDeleteMarker != true))
            {
                var found = StoredKeys.Stored(entry, page.Encoding);
                StoredKeys.EnsureOrder(bucket, "versions", last, found.Key);
                last = found.Key;
                yield return found;
            }

            if (page.IsTruncated != true)
            {
                yield break;
            }

            if (string.IsNullOrEmpty(page.NextKeyMarker))
            {
                throw bucket.Refusals.Of(StoreReason.VersionListingCutOff, bucket.Call(StoreOperation.ListVersions));
            }

            (request.KeyMarker, request.VersionIdMarker) = (StoredKeys.Decoded(page.NextKeyMarker, page.Encoding), page.NextVersionIdMarker);
        }
    }

    private async Task<ListVersionsResponse> PageAsync(ListVersionsRequest request, string prefix, CancellationToken cancellationToken)
    {
        try
        {
            return await bucket.Retry.RunAsync(
                attempt => AnswerShape.WholeAsync(bucket.Client.ListVersionsAsync(request, attempt)), cancellationToken);
        }
        catch (Exception exception) when (Refusals.IsKnown(exception))
        {
            throw bucket.Refusals.Of(bucket.Call(StoreOperation.ListVersions, prefix), exception);
        }
    }
}
