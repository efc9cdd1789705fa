using Amazon.S3.Model;
using Curation.S3.Calls;
using Curation.S3.Reading;

namespace Curation.S3.Starting;

/// <summary>The objects and the upload of a probe: a few bytes under a hidden name, cleared away afterwards.</summary>
internal sealed class ProbeObjects(Bucket bucket)
{
    private readonly string folder = $".portal-probe/{Guid.CreateVersion7():N}/";
    private string? open;

    public string Source => folder + "source";

    public string Target => folder + "target";

    public string Nothing => folder + "nothing";

    public async Task PutAsync(CancellationToken cancellationToken)
    {
        foreach (var key in new[] { Source, Target })
        {
            await bucket.Retry.RunAsync(
                token => bucket.Client.PutObjectAsync(
                    new PutObjectRequest { BucketName = bucket.Name, Key = key, ContentBody = "probe", UseChunkEncoding = false }, token),
                cancellationToken);
        }
    }

    public Task<CopyObjectResponse> CopyAsync(string to, string? ifSource, string? ifNoTarget, CancellationToken cancellationToken) =>
        bucket.Client.CopyObjectAsync(
            new CopyObjectRequest
            {
                SourceBucket = bucket.Name,
                SourceKey = Source,
                DestinationBucket = bucket.Name,
                DestinationKey = to,
                ETagToMatch = ifSource,
                IfNoneMatch = ifNoTarget,
            },
            cancellationToken);

    public async Task<string> OpenAsync(CancellationToken cancellationToken)
    {
        var request = new InitiateMultipartUploadRequest { BucketName = bucket.Name, Key = Target };
        var upload = await bucket.Retry.RunAsync(token => bucket.Client.InitiateMultipartUploadAsync(request, token), cancellationToken);
        return open = upload.UploadId;
    }

    public Task<CopyPartResponse> CopyPartAsync(string uploadId, string? ifSource, CancellationToken cancellationToken) =>
        bucket.Client.CopyPartAsync(
            new CopyPartRequest
            {
                SourceBucket = bucket.Name,
                SourceKey = Source,
                DestinationBucket = bucket.Name,
                DestinationKey = Target,
                UploadId = uploadId,
                PartNumber = 1,
                ETagToMatch = ifSource is null ? null : [ifSource],
            },
            cancellationToken);

    public Task<CompleteMultipartUploadResponse> CompleteAsync(
        string uploadId, string etag, string ifNoTarget, CancellationToken cancellationToken) =>
        bucket.Client.CompleteMultipartUploadAsync(
            new CompleteMultipartUploadRequest
            {
                BucketName = bucket.Name,
                Key = Target,
                UploadId = uploadId,
                PartETags = [new PartETag(1, etag)],
                IfNoneMatch = ifNoTarget,
            },
            cancellationToken);

    /// <summary>Clears away whatever there is; five bytes under a hidden name, if even that fails, are no reason not to start.</summary>
    public async Task ClearAsync()
    {
        if (open is not null)
        {
            await ClearAsync(token => bucket.Client.AbortMultipartUploadAsync(bucket.Name, Target, open, token));
        }

        foreach (var key in new[] { Source, Target, Nothing })
        {
            await ClearAsync(token => bucket.Client.DeleteObjectAsync(bucket.Name, key, token));
        }
    }

    private static async Task ClearAsync<T>(Func<CancellationToken, Task<T>> call)
    {
        try
        {
            using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await call(bound.Token);
        }
        catch (Exception exception) when (Refusals.IsKnown(exception) || exception is OperationCanceledException)
        {
            // Nobody waits for this to succeed.
        }
    }
}
