using Amazon.S3;
using Amazon.S3.Model;
using Curation.S3.Calls.Answers;
using Curation.Store;

namespace Curation.S3.Reading;

/// <summary>One page of one folder.</summary>
internal static class BucketFolder
{
    public static async Task<FolderPage> BrowseAsync(
        Bucket bucket, string folder, string? cursor, int size, CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request
        {
            BucketName = bucket.Name,
            Prefix = folder,
            Delimiter = "/",
            ContinuationToken = cursor,
            MaxKeys = Math.Clamp(size, 1, 1000),
            Encoding = EncodingType.Url,
        };
        var page = await bucket.AskAsync(
            bucket.Call(StoreOperation.Browse, folder),
            attempt => AnswerShape.WholeAsync(bucket.Client.ListObjectsV2Async(request, attempt)),
            cancellationToken);
        return new FolderPage(
            [.. (page.CommonPrefixes ?? []).Select(found => StoredKeys.Decoded(found, page.Encoding))],
            [.. (page.S3Objects ?? []).Select(found => StoredKeys.Stored(found, page.Encoding))],
            StoredKeys.Continuation(bucket, page));
    }
}
