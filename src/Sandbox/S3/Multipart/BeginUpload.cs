using Sandbox.Checksums;
using Sandbox.Refusals;
using Sandbox.S3.Objects;
using Sandbox.S3.Requests;
using Sandbox.Storage;
using Sandbox.Storage.Records;
using Sandbox.Wire;

namespace Sandbox.S3.Multipart;

/// <summary>Begins and abandons multipart uploads.</summary>
internal sealed class BeginUpload(Store store, TimeProvider clock)
{
    public Task AnswerAsync(S3Request request)
    {
        request.RequireOnObject("s3:PutObject");
        var tags = Tags.Of(request);
        if (tags.Count > 0)
        {
            request.RequireOnObject("s3:PutObjectTagging");
        }
        AccessLists.Refuse(request);
        var asked = request.Header("x-amz-checksum-algorithm") is { } name ? ChecksumHeaders.Parse(name) : ChecksumAlgorithm.None;
        var algorithm = asked == ChecksumAlgorithm.None ? ChecksumAlgorithm.Crc64Nvme : asked;
        if (asked == ChecksumAlgorithm.None && request.Header(CompleteUpload.TypeHeader) is not null)
        {
            throw new S3Exception("InvalidRequest", 400, "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.");
        }
        var type = Type(request.Header(CompleteUpload.TypeHeader), algorithm);
        var upload = new UploadRecord(clock.GetUtcNow(), algorithm, type, asked != ChecksumAlgorithm.None, StoredHeaders.Of(request), tags)
        {
            Class = Archive.Of(request),
        };
        var id = store.Uploads.Begin(store.Buckets.Get(request.Bucket), request.Key, upload);
        if (upload.AlgorithmWasAsked)
        {
            request.Response.Headers["x-amz-checksum-algorithm"] = algorithm.Name();
            request.Response.Headers[CompleteUpload.TypeHeader] = type.Name();
        }
        return Xml.WriteAsync(request.Response, Xml.Element("InitiateMultipartUploadResult",
            Xml.Element("Bucket", request.Bucket), Xml.Element("Key", request.Address.Key), Xml.Element("UploadId", id)), request.Aborted);
    }

    public Task AbortAsync(S3Request request)
    {
        request.RequireOnObject("s3:AbortMultipartUpload");
        store.Uploads.Abort(store.Buckets.Get(request.Bucket), request.Key, request.Query["uploadId"] ?? "");
        request.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private static ChecksumType Type(string? asked, ChecksumAlgorithm algorithm)
    {
        var canJoin = algorithm.Crc() is not null;
        return asked?.ToUpperInvariant() switch
        {
            null => algorithm == ChecksumAlgorithm.Crc64Nvme ? ChecksumType.FullObject : ChecksumType.Composite,
            "FULL_OBJECT" when canJoin => ChecksumType.FullObject,
            "COMPOSITE" when algorithm != ChecksumAlgorithm.Crc64Nvme => ChecksumType.Composite,
            "FULL_OBJECT" or "COMPOSITE" => throw new S3Exception("InvalidRequest", 400,
                $"The {asked} checksum type cannot be used with the {algorithm.Name().ToLowerInvariant()} checksum algorithm."),
            _ => throw new S3Exception("InvalidRequest", 400, "Value for x-amz-checksum-type header is invalid."),
        };
    }
}
