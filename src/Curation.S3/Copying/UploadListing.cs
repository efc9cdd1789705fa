using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.S3.Calls.Answers;
using Curation.S3.Reading;
using Curation.Store;

namespace Curation.S3.Copying;

/// <summary>The unfinished uploads of a bucket below a prefix, a page in memory at a time.</summary>
internal static class UploadListing
{
    public static async IAsyncEnumerable<(string Key, string UploadId, DateTime? Initiated)> ListAsync(
        Bucket bucket, string? prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListMultipartUploadsRequest { BucketName = bucket.Name, Prefix = prefix, Encoding = EncodingType.Url };
        while (true)
        {
            var page = await bucket.Retry.RunAsync(
                attempt => AnswerShape.WholeAsync(bucket.Client.ListMultipartUploadsAsync(request, attempt)), cancellationToken);
            foreach (var upload in page.MultipartUploads ?? [])
            {
                yield return (StoredKeys.Decoded(upload.Key, page.EncodingType), upload.UploadId, upload.Initiated?.ToUniversalTime());
            }

            var next = page.IsTruncated == true ? StoredKeys.Decoded(page.NextKeyMarker ?? "", page.EncodingType) : "";
            if (next.Length == 0 || (next == request.KeyMarker && page.NextUploadIdMarker == request.UploadIdMarker))
            {
                yield break;
            }

            (request.KeyMarker, request.UploadIdMarker) = (next, page.NextUploadIdMarker);
        }
    }
}
