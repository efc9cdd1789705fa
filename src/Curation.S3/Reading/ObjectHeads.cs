using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.S3.Calls;
using Curation.S3.Calls.Answers;
using Curation.Store;

namespace Curation.S3.Reading;

/// <summary>Looks single objects of one bucket up.</summary>
internal sealed class ObjectHeads(Bucket bucket)
{
    public async Task<StoredObject?> FindAsync(string key, CancellationToken cancellationToken) =>
        await HeadAsync(key, cancellationToken) is { } head ? StoredKeys.Stored(key, head) : null;

    /// <summary>Headers, metadata and checksums of an object, or of one part of it; null if there is none.</summary>
    public async Task<GetObjectMetadataResponse?> HeadAsync(string key, CancellationToken cancellationToken, int? part = null, string? version = null)
    {
        var request = new GetObjectMetadataRequest
        {
            BucketName = bucket.Name,
            Key = key,
            ChecksumMode = ChecksumMode.ENABLED,
            PartNumber = part,
            VersionId = string.IsNullOrEmpty(version) ? null : version,
        };
        try
        {
            return await bucket.Retry.RunAsync(
                attempt => AnswerShape.WholeAsync(bucket.Client.GetObjectMetadataAsync(request, attempt)), cancellationToken);
        }
        catch (AmazonS3Exception refused) when (IsMissing(refused))
        {
            return null;
        }
        catch (Exception exception) when (Refusals.IsKnown(exception))
        {
            throw bucket.Refusals.Of(bucket.Call(StoreOperation.LookUp, key), exception);
        }
    }

    public async Task<byte[]?> ReadStartAsync(string key, int length, CancellationToken cancellationToken)
    {
        if (length <= 0)
        {
            return await HeadAsync(key, cancellationToken) is null ? null : [];
        }

        try
        {
            return await bucket.Retry.RunAsync(attempt => ReadOnceAsync(key, length, attempt), cancellationToken);
        }
        catch (AmazonS3Exception refused) when (IsMissing(refused))
        {
            return null;
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            return []; // An empty object has no first byte.
        }
        catch (Exception exception) when (Refusals.IsKnown(exception))
        {
            throw bucket.Refusals.Of(bucket.Call(StoreOperation.Read, key), exception);
        }
    }

    // A HEAD has no body and so no code: its 404 is a missing key, as buckets were looked up at the start.
    private static bool IsMissing(AmazonS3Exception refused) =>
        refused.StatusCode == HttpStatusCode.NotFound && refused.ErrorCode is not "NoSuchBucket";

    private async Task<byte[]> ReadOnceAsync(string key, int length, CancellationToken cancellationToken)
    {
        var request = new GetObjectRequest
        {
            BucketName = bucket.Name,
            Key = key,
            ByteRange = new ByteRange(0, length - 1),
        };
        using var response = await AnswerShape.WholeAsync(bucket.Client.GetObjectAsync(request, cancellationToken));
        await using var body = response.ResponseStream;

        // A server may ignore the range and send it all: read no further than asked, and hold no more than the object has.
        var start = new byte[Math.Min(length, Math.Max(0, response.ContentLength))];
        var read = await body.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: true, cancellationToken);
        return start[..read];
    }
}
