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
internal sealed class BucketVersions(StoreClient client, string bucket, Retry retry, Remarks remarks)
{
    /// <summary>Whether the bucket keeps versions, or did; no, where that may not be asked.</summary>
    public async Task<bool> AreKeptAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await retry.RunAsync(attempt => client.GetBucketVersioningAsync(new GetBucketVersioningRequest { BucketName = bucket }, attempt), cancellationToken);
            return answer.VersioningConfig?.Status is { } status && (status == VersionStatus.Enabled || status == VersionStatus.Suspended);
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotImplemented or HttpStatusCode.MethodNotAllowed)
        {
            remarks.Say($"The portal may not ask whether bucket “{bucket}” keeps versions (s3:GetBucketVersioning), so no version was pinned.");
            return false;
        }
        catch (Exception exception) when (S3Words.CanTell(exception))
        {
            throw S3Words.Tell(new StoreCall("ask for the versioning of", bucket), exception);
        }
    }

    public async IAsyncEnumerable<StoredObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListVersionsRequest { BucketName = bucket, Prefix = prefix, MaxKeys = 1000, Encoding = EncodingType.Url };
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
                throw new StoreException($"Bucket “{bucket}” says that its listing of versions goes on, but not where. A plan made of half a listing would be wrong: use a server that tells.");
            }

            (request.KeyMarker, request.VersionIdMarker) = (StoredKeys.Decoded(page.NextKeyMarker, page.Encoding), page.NextVersionIdMarker);
        }
    }

    private async Task<ListVersionsResponse> PageAsync(ListVersionsRequest request, string prefix, CancellationToken cancellationToken)
    {
        try
        {
            return await retry.RunAsync(attempt => AnswerShape.WholeAsync(client.ListVersionsAsync(request, attempt)), cancellationToken);
        }
        catch (Exception exception) when (S3Words.CanTell(exception))
        {
            throw S3Words.Tell(new StoreCall("list the versions (s3:ListBucketVersions) in", bucket, prefix), exception);
        }
    }
}
