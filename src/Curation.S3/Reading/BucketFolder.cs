using Amazon.S3;
using Amazon.S3.Model;
using Curation.S3.Calls;
using Curation.S3.Calls.Answers;
using Curation.Store;

namespace Curation.S3.Reading;

/// <summary>One page of one folder.</summary>
internal static class BucketFolder
{
    public static async Task<FolderPage> BrowseAsync(
        StoreClient client, Retry retry, string bucket, string folder, string? cursor, int size, CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request
        {
            BucketName = bucket,
            Prefix = folder,
            Delimiter = "/",
            ContinuationToken = cursor,
            MaxKeys = Math.Clamp(size, 1, 1000),
            Encoding = EncodingType.Url,
        };
        try
        {
            var page = await retry.RunAsync(attempt => AnswerShape.WholeAsync(client.ListObjectsV2Async(request, attempt)), cancellationToken);
            return new FolderPage(
                [.. (page.CommonPrefixes ?? []).Select(found => StoredKeys.Decoded(found, page.Encoding))],
                [.. (page.S3Objects ?? []).Select(found => StoredKeys.Stored(found, page.Encoding))],
                StoredKeys.Continuation(page));
        }
        catch (Exception exception) when (S3Words.CanTell(exception))
        {
            throw S3Words.Tell(new StoreCall("look into", bucket, folder), exception);
        }
    }
}
