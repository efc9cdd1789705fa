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
            Key = S3Keys.Addressed(key, target.IsPathStyle),
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
        var request = new AbortMultipartUploadRequest { BucketName = target.Bucket, Key = S3Keys.Addressed(key, target.IsPathStyle), UploadId = uploadId };
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

    /// <summary>Ends uploads of this key that an earlier run, killed, left open: nobody will finish them, and they cost storage unseen.</summary>
    public async Task AbortLeftoversAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var uploadId in await LeftoversAsync(key, cancellationToken))
            {
                await AbortAsync(key, uploadId);
            }
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode is System.Net.HttpStatusCode.Forbidden or System.Net.HttpStatusCode.NotImplemented)
        {
            target.Remarks.Say($"The portal may not list unfinished uploads in bucket “{target.Bucket}” (s3:ListBucketMultipartUploads); leftovers stay until a lifecycle rule ends them.");
        }
    }

    private async Task<List<string>> LeftoversAsync(string key, CancellationToken cancellationToken)
    {
        var found = new List<string>(); // Those of one key: as many as runs were killed while copying it.
        var request = new ListMultipartUploadsRequest { BucketName = target.Bucket, Prefix = key, Encoding = EncodingType.Url };
        while (true)
        {
            var page = await target.Retry.RunAsync(attempt => target.Client.ListMultipartUploadsAsync(request, attempt), cancellationToken);
            var uploads = (page.MultipartUploads ?? []).Select(upload => (Key: S3Keys.Decoded(upload.Key, page.EncodingType), upload)).ToList();
            found.AddRange(uploads.Where(one => one.Key == key && one.upload.Initiated?.ToUniversalTime() <= target.Started).Select(one => one.upload.UploadId));

            // Uploads are listed by key: past this one there is nothing to find.
            if (page.IsTruncated != true || uploads.Count == 0 || uploads[^1].Key != key)
            {
                return found;
            }

            request.KeyMarker = S3Keys.Decoded(page.NextKeyMarker, page.EncodingType);
            request.UploadIdMarker = page.NextUploadIdMarker;
        }
    }
}
