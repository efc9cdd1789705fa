using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.S3.Calls;
using Curation.S3.Calls.Answers;
using Curation.S3.Reading;
using Curation.Store;

namespace Curation.S3;

/// <summary>Writes notes of the portal's own into a bucket, under the condition that nothing is there.</summary>
internal sealed class BucketNotes(Bucket bucket) : IWriteOnce
{
    public async Task<bool> WriteOnceAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        // Looked up as well, for servers that ignore the condition; AWS decides by the condition alone.
        if (await bucket.Heads.FindAsync(key, cancellationToken) is not null)
        {
            return false;
        }

        try
        {
            await WriteAsync(key, content, cancellationToken);
            return true;
        }
        catch (AmazonS3Exception taken) when (taken.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict)
        {
            return false;
        }
        catch (Exception exception) when (Refusals.IsKnown(exception))
        {
            throw bucket.Refusals.Of(bucket.Call(StoreOperation.Write, key), exception);
        }
    }

    private async Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            await PutAsync(key, content, "*", cancellationToken);
        }
        catch (AmazonS3Exception unknown) when (unknown.StatusCode is HttpStatusCode.NotImplemented)
        {
            await PutAsync(key, content, null, cancellationToken);
        }
    }

    private Task<PutObjectResponse> PutAsync(string key, ReadOnlyMemory<byte> content, string? ifNone, CancellationToken cancellationToken) =>
        bucket.Retry.RunAsync(
            async attempt =>
            {
                using var body = new MemoryStream(content.ToArray(), writable: false);
                var request = new PutObjectRequest
                {
                    BucketName = bucket.Name,
                    Key = key,
                    InputStream = body,
                    ContentType = "application/json",
                    IfNoneMatch = ifNone,
                    UseChunkEncoding = false,
                };
                return await AnswerShape.WholeAsync(bucket.Client.PutObjectAsync(request, attempt));
            },
            cancellationToken);
}
