using Sandbox.Checksums;
using Sandbox.Refusals;
using Sandbox.S3.Requests;
using Sandbox.Storage;
using Sandbox.Storage.Records;

namespace Sandbox.S3.Objects;

/// <summary>PUT: the bytes first, then all of their claims, then in one step the object.</summary>
internal sealed class PutObject(Store store, TimeProvider clock)
{
    public const long Largest = 5L * 1024 * 1024 * 1024;

    public async Task AnswerAsync(S3Request request)
    {
        request.RequireOnObject("s3:PutObject");
        var tags = Tags.Of(request);
        if (tags.Count > 0)
        {
            request.RequireOnObject("s3:PutObjectTagging");
        }
        AccessLists.Refuse(request);
        RequireLength(request);
        var (condition, storageClass) = (WriteCondition.Of(request), Archive.Of(request));
        var headers = StoredHeaders.Of(request);
        var bucket = store.Buckets.Get(request.Bucket);
        var sent = SentChecksums.Of(request);
        // S3 adds this one itself to what comes without any.
        var algorithm = sent.Algorithm == ChecksumAlgorithm.None ? ChecksumAlgorithm.Crc64Nvme : sent.Algorithm;
        using var received = await store.Content.ReceiveAsync(request.Body, [algorithm], request.Aborted);
        sent.Verify(received.Digest);
        var made = ObjectRecord.Of(received, algorithm, clock.GetUtcNow(), storageClass) with { Headers = headers, Tags = tags };
        store.Objects.Put(bucket, request.Key, made, condition.Check);
        received.Keep();
        request.Response.Headers.ETag = ObjectAnswer.Quoted(made.ETag);
        ObjectAnswer.WriteChecksum(request.Response, made.FullChecksum);
    }

    public static void RequireLength(S3Request request)
    {
        if (request.BodyLength is not { } length)
        {
            throw new S3Exception("MissingContentLength", 411, "You must provide the Content-Length HTTP header.");
        }
        if (length > Largest)
        {
            throw new S3Exception("EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed size",
                ("ProposedSize", $"{length}"), ("MaxSizeAllowed", $"{Largest}"));
        }
    }
}
