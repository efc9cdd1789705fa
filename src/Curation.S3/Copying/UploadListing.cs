using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.Store;

namespace Curation.S3.Copying;

/// <summary>The unfinished uploads of a bucket below a prefix, a page in memory at a time.</summary>
internal static class UploadListing
{
    public static async IAsyncEnumerable<(string Key, string UploadId, DateTime? Initiated)> ListAsync(
        S3Bucket bucket, string? prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListMultipartUploadsRequest { BucketName = bucket.Bucket, Prefix = prefix, Encoding = EncodingType.Url };
        while (true)
        {
            var page = await bucket.Retry.RunAsync(attempt => S3Shape.WholeAsync(bucket.Client.ListMultipartUploadsAsync(request, attempt)), cancellationToken);
            foreach (var upload in page.MultipartUploads ?? [])
            {
                yield return (S3Keys.Decoded(upload.Key, page.EncodingType), upload.UploadId, upload.Initiated?.ToUniversalTime());
            }

            var next = page.IsTruncated == true ? S3Keys.Decoded(page.NextKeyMarker ?? "", page.EncodingType) : "";
            if (next.Length == 0 || (next == request.KeyMarker && page.NextUploadIdMarker == request.UploadIdMarker))
            {
                yield break;
            }

            (request.KeyMarker, request.UploadIdMarker) = (next, page.NextUploadIdMarker);
        }
    }
}
