using Sandbox.Refusals;
using Sandbox.S3.Requests;
using Sandbox.Storage;
using Sandbox.Storage.Records;

namespace Sandbox.S3.Multipart;

/// <summary>The upload that a request speaks of.</summary>
internal sealed record UploadAddress(BucketRecord Bucket, string Id, UploadRecord Upload)
{
    public static UploadAddress Of(S3Request request, Store store)
    {
        var bucket = store.Buckets.Get(request.Bucket);
        var id = request.Query["uploadId"] ?? "";
        return new UploadAddress(bucket, id, store.Uploads.Get(bucket, request.Key, id));
    }

    public static int PartNumber(S3Request request) =>
        int.TryParse(request.Query["partNumber"], out var number) && number is >= 1 and <= 10_000
            ? number
            : throw Refusal.InvalidArgument(
                "partNumber", request.Query["partNumber"], "Part number must be an integer between 1 and 10000, inclusive");
}
