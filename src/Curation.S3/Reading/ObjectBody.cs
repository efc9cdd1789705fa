using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.S3.Calls;
using Curation.S3.Calls.Answers;
using Curation.Store;
using Curation.Texts;

namespace Curation.S3.Reading;

/// <summary>
/// The bytes of one object as they come. A connection that breaks is opened again where it broke, by range, and only if the object is still the same;
/// so a reader sees the object's bytes, once, or a <see cref="StoreException"/>. Forward only.
/// </summary>
internal sealed class ObjectBody : ForwardStream
{
    private readonly Bucket bucket;
    private readonly StoreCall call;
    private GetObjectResponse? response;
    private string? etag;
    private long length = -1;
    private long position;

    private ObjectBody(Bucket bucket, string key) => (this.bucket, call) = (bucket, bucket.Call(StoreOperation.Read, key));

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public static async Task<Stream> OpenAsync(Bucket bucket, string key, CancellationToken cancellationToken)
    {
        var body = new ObjectBody(bucket, key);
        try
        {
            await body.TryAsync(body.EnsureOpenAsync, cancellationToken);
            return body;
        }
        catch
        {
            await body.DisposeAsync();
            throw;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position == length || buffer.IsEmpty)
        {
            return 0;
        }

        var read = await TryAsync(token => ReadOnceAsync(buffer, token), cancellationToken);
        position += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Leave();
        }

        base.Dispose(disposing);
    }

    private async Task<int> TryAsync(Func<CancellationToken, Task<int>> act, CancellationToken cancellationToken)
    {
        try
        {
            return await bucket.Retry.RunAsync(act, cancellationToken);
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode == HttpStatusCode.NotFound && refused.ErrorCode is not "NoSuchBucket")
        {
            throw bucket.Refusals.Of(StoreReason.ObjectGone, call);
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            throw bucket.Refusals.Of(StoreReason.ObjectReplaced, call);
        }
        catch (Exception exception) when (Refusals.IsKnown(exception))
        {
            throw bucket.Refusals.Of(call, exception);
        }
    }

    private async Task<int> ReadOnceAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            await EnsureOpenAsync(cancellationToken);
            var read = await response!.ResponseStream.ReadAsync(buffer, cancellationToken);
            return read > 0 ? read : throw new IOException($"it ended after {position:N0} of {length:N0} bytes");
        }
        catch
        {
            // The next attempt begins where this one got to.
            Leave();
            throw;
        }
    }

    private async Task<int> EnsureOpenAsync(CancellationToken cancellationToken)
    {
        if (response is null)
        {
            var request = new GetObjectRequest { BucketName = call.Bucket, Key = call.Key, EtagToMatch = etag };
            request.ByteRange = position > 0 ? new ByteRange(position, length - 1) : null;
            response = await AnswerShape.WholeAsync(bucket.Client.GetObjectAsync(request, cancellationToken));
            etag ??= response.ETag;
            length = length < 0 ? response.ContentLength : length;
            if (position > 0 && response.HttpStatusCode is not HttpStatusCode.PartialContent)
            {
                Leave();
                throw bucket.Refusals.Of(StoreReason.RestNotGiven, call);
            }
        }

        return 0;
    }

    private void Leave()
    {
        response?.Dispose();
        response = null;
    }
}
