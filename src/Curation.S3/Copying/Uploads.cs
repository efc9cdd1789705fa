using Amazon.S3;
using Amazon.S3.Model;
using Curation.S3.Calls;
using Curation.S3.Calls.Answers;
using Curation.S3.Reading;

namespace Curation.S3.Copying;

/// <summary>Opens, ends and clears away part-wise uploads of one target.</summary>
internal sealed class Uploads(Bucket target)
{
    private static readonly TimeSpan LongestAbort = TimeSpan.FromSeconds(20);

    private readonly OpenUploads open = new(target);

    /// <summary>Opens an upload that has the source's headers, metadata, tags and kind of checksum.</summary>
    public async Task<string> OpenAsync(
        string key, GetObjectMetadataResponse head, List<Tag>? tags, PartChecksum? checksum, CancellationToken cancellationToken)
    {
        var request = new InitiateMultipartUploadRequest
        {
            BucketName = target.Name,
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

        // Until its number is known, an upload may be open that nobody can name.
        var attempts = 0;
        open.Doubt(key);
        var opened = await target.Retry.RunAsync(
            attempt =>
            {
                attempts++;
                return AnswerShape.WholeAsync(target.Client.InitiateMultipartUploadAsync(request, attempt));
            },
            cancellationToken);
        open.Enter(key, opened.UploadId, isOnlyOne: attempts == 1);
        return opened.UploadId;
    }

    /// <summary>Nobody works on this upload any more.</summary>
    public void Leave(string uploadId) => open.Leave(uploadId);

    /// <summary>
    /// Ends what stayed open below a prefix, and says what cannot be ended. Its caller may be cancelled already, so it has a bound of its own.
    /// </summary>
    public Task EndAsync(string prefix) => open.EndAsync(prefix, this);

    /// <summary>
    /// Ends an upload whose parts nobody wants; its caller is already failing, so this one fails in silence, and is tried again at the copy's end.
    /// </summary>
    public async Task AbortAsync(string key, string uploadId)
    {
        using var bound = new CancellationTokenSource(LongestAbort);
        if (!await TryAbortAsync(key, uploadId, bound.Token))
        {
            open.Remain(key, uploadId);
        }
    }

    public async Task<bool> TryAbortAsync(string key, string uploadId, CancellationToken cancellationToken)
    {
        var request = new AbortMultipartUploadRequest { BucketName = target.Name, Key = key, UploadId = uploadId };
        try
        {
            await target.Retry.RunAsync(attempt => target.Client.AbortMultipartUploadAsync(request, attempt), cancellationToken);
            return true;
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return true; // Ended already.
        }
        catch (Exception exception) when (Refusals.IsKnown(exception) || exception is OperationCanceledException)
        {
            return false;
        }
    }
}
