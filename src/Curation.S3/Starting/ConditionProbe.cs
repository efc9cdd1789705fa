using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace Curation.S3.Starting;

/// <summary>
/// Tries out, on two tiny objects of its own, whether a server refuses to copy a changed source and to overwrite a target, at once and part
/// by part. Servers exist that accept these conditions and ignore them, so nothing less than a refusal counts.
/// </summary>
internal sealed class ConditionProbe(S3Bucket bucket)
{
    private const string OtherETag = "\"00000000000000000000000000000000\"";

    private readonly string folder = $".portal-probe/{Guid.CreateVersion7():N}/";

    private string Source => folder + "source";

    private string Target => folder + "target";

    private string Nothing => folder + "nothing";

    public async Task<CopyGuarantee> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await PutAsync(Source, cancellationToken);
            await PutAsync(Target, cancellationToken);
            var enforced = await IsRefusedAsync(token => CopyAsync(Target, null, "*", token), cancellationToken)
                && await IsRefusedAsync(token => CopyAsync(Nothing, OtherETag, null, token), cancellationToken)
                && await IsEnforcedPartwiseAsync(cancellationToken);
            return enforced ? CopyGuarantee.EnforcedByServer : CopyGuarantee.CheckedByLookup;
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotImplemented)
        {
            // No right to write here: the portal may work all the same, only without knowing.
            return CopyGuarantee.CheckedByLookup;
        }
        finally
        {
            await ClearAsync();
        }
    }

    private async Task<bool> IsEnforcedPartwiseAsync(CancellationToken cancellationToken)
    {
        var client = bucket.Client;
        var upload = await client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = bucket.Bucket, Key = Target }, cancellationToken);
        try
        {
            if (!await IsRefusedAsync(token => client.CopyPartAsync(Part(upload.UploadId, OtherETag), token), cancellationToken))
            {
                return false;
            }

            var part = await client.CopyPartAsync(Part(upload.UploadId, null), cancellationToken);
            var complete = new CompleteMultipartUploadRequest
            {
                BucketName = bucket.Bucket,
                Key = Target,
                UploadId = upload.UploadId,
                PartETags = [new PartETag(1, part.ETag)],
                IfNoneMatch = "*",
            };
            return await IsRefusedAsync(token => client.CompleteMultipartUploadAsync(complete, token), cancellationToken);
        }
        finally
        {
            await ClearAsync(token => client.AbortMultipartUploadAsync(bucket.Bucket, Target, upload.UploadId, token));
        }
    }

    private async Task<bool> IsRefusedAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            await bucket.Retry.RunAsync(call, cancellationToken);
            return false;
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            return true;
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode == HttpStatusCode.NotImplemented)
        {
            return false;
        }
    }

    private Task<PutObjectResponse> PutAsync(string key, CancellationToken cancellationToken) =>
        bucket.Retry.RunAsync(
            token => bucket.Client.PutObjectAsync(
                new PutObjectRequest { BucketName = bucket.Bucket, Key = key, ContentBody = "probe", UseChunkEncoding = false }, token),
            cancellationToken);

    private Task<CopyObjectResponse> CopyAsync(string to, string? ifSource, string? ifNoTarget, CancellationToken cancellationToken) =>
        bucket.Client.CopyObjectAsync(
            new CopyObjectRequest
            {
                SourceBucket = bucket.Bucket,
                SourceKey = Source,
                DestinationBucket = bucket.Bucket,
                DestinationKey = to,
                ETagToMatch = ifSource,
                IfNoneMatch = ifNoTarget,
            },
            cancellationToken);

    private CopyPartRequest Part(string uploadId, string? ifSource) => new()
    {
        SourceBucket = bucket.Bucket,
        SourceKey = Source,
        DestinationBucket = bucket.Bucket,
        DestinationKey = Target,
        UploadId = uploadId,
        PartNumber = 1,
        ETagToMatch = ifSource is null ? null : [ifSource],
    };

    private async Task ClearAsync()
    {
        foreach (var key in new[] { Source, Target, Nothing })
        {
            await ClearAsync(token => bucket.Client.DeleteObjectAsync(bucket.Bucket, key, token));
        }
    }

    // Five bytes under a hidden name, if even clearing away fails, are no reason not to start.
    private static async Task ClearAsync<T>(Func<CancellationToken, Task<T>> call)
    {
        try
        {
            using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await call(bound.Token);
        }
        catch (Exception exception) when (S3Words.CanTell(exception) || exception is OperationCanceledException)
        {
        }
    }
}
