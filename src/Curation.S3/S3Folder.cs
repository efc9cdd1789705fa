using Amazon.S3;
using Amazon.S3.Model;
using Curation.Store;

namespace Curation.S3;

/// <summary>One page of one folder.</summary>
internal static class S3Folder
{
    public static async Task<FolderPage> BrowseAsync(
        S3Client client, S3Retry retry, string bucket, string folder, string? cursor, int size, CancellationToken cancellationToken)
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
            var page = await retry.RunAsync(attempt => S3Shape.WholeAsync(client.ListObjectsV2Async(request, attempt)), cancellationToken);
            return new FolderPage(
                [.. (page.CommonPrefixes ?? []).Select(found => S3Keys.Decoded(found, page.Encoding))],
                [.. (page.S3Objects ?? []).Select(found => S3Keys.Stored(found, page.Encoding))],
                S3Keys.Continuation(page));
        }
        catch (Exception exception) when (S3Words.CanTell(exception))
        {
            throw S3Words.Tell(new S3Call("look into", bucket, folder), exception);
        }
    }
}
