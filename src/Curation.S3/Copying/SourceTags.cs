using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.S3.Calls;
using Curation.S3.Reading;
using Curation.Store;

namespace Curation.S3.Copying;

/// <summary>The tags of an object, which a part-wise copy has to carry itself.</summary>
internal static class SourceTags
{
    public static async Task<List<Tag>?> ReadAsync(Bucket source, StoredObject approved, CancellationToken cancellationToken)
    {
        var key = approved.Key;
        var request = new GetObjectTaggingRequest { BucketName = source.Name, Key = key, VersionId = StoredKeys.Version(approved) };
        try
        {
            var tags = await source.Retry.RunAsync(attempt => source.Client.GetObjectTaggingAsync(request, attempt), cancellationToken);
            return tags.Tagging is { Count: > 0 } some ? some : null;
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode == HttpStatusCode.Forbidden)
        {
            source.Remarks.Say(new StoreRemark(StoreRemarkReason.TagsNotReadable, source.Name));
            return null;
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode is HttpStatusCode.NotImplemented or HttpStatusCode.MethodNotAllowed)
        {
            source.Remarks.Say(new StoreRemark(StoreRemarkReason.NoTagsOnServer, source.Name));
            return null;
        }
        catch (AmazonS3Exception refused) when (refused.ErrorCode == "NoSuchTagSet")
        {
            return null;
        }
        catch (Exception exception) when (Refusals.IsKnown(exception) && exception is not AmazonS3Exception { StatusCode: HttpStatusCode.NotFound })
        {
            throw source.Refusals.Of(source.Call(StoreOperation.ReadTags, key), exception);
        }
    }
}
