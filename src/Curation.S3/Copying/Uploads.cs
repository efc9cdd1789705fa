using Amazon.S3;
using Amazon.S3.Model;

namespace Curation.S3.Copying;

/// <summary>Opens, ends and clears away part-wise uploads of one target.</summary>
internal sealed class Uploads(S3Bucket target)
{
    private static readonly TimeSpan LongestAbort = TimeSpan.FromSeconds(20);

    /// <summary>Opens an upload that has the source's headers, metadata, tags and kind of checksum.</summary>
    public async Task<string> OpenAsync(
        string key, GetObjectMetadataResponse head, List<Tag>? tags, PartChecksum? checksum, CancellationToken cancellationToken)
    {
        var request = new InitiateMultipartUploadRequest
        {
            BucketName = target.Bucket,
            Key = key,
            ContentType = head.Headers.ContentType,
            Expires = head.ExpiresString,
            WebsiteRedirectLocation = head.WebsiteRedirectLocation,
            TagSet = tags,
            ChecksumAlgorithm = checksum?.Algorithm,
            ChecksumType = checksum?.Type,
        };
        request.Headers.CacheControl = head.CacheControl;
        request.Headers.ContentDisposition = head.ContentDisposition;
        request.Headers.ContentEncoding = head.ContentEncoding;
        request.Headers.ContentLanguage = head.ContentLanguage;
        foreach (var name in head.Metadata.Keys)
        {
            request.Metadata[name] = head.Metadata[name];
        }

        var opened = await target.Retry.RunAsync(attempt => target.Client.InitiateMultipartUploadAsync(request, attempt), cancellationToken);
        return opened.UploadId;
    }

    /// <summary>Ends an upload whose parts nobody wants; its caller is already failing, so this one fails in silence.</summary>
    public async Task AbortAsync(string key, string uploadId)
    {
        var request = new AbortMultipartUploadRequest { BucketName = target.Bucket, Key = key, UploadId = uploadId };
        try
        {
            using var bound = new CancellationTokenSource(LongestAbort);
            await target.Retry.RunAsync(attempt => target.Client.AbortMultipartUploadAsync(request, attempt), bound.Token);
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            // Ended already.
        }
        catch (Exception exception) when (S3Words.CanTell(exception) || exception is OperationCanceledException)
        {
            // What stays behind costs storage, not truth; the next run clears it, and the remark says so meanwhile.
            target.Remarks.Say($"An unfinished upload stayed behind in bucket “{target.Bucket}”; a lifecycle rule that ends unfinished uploads clears it.");
        }
    }
}
