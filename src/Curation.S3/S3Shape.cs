using Amazon.S3.Model;

namespace Curation.S3;

/// <summary>Whether an answer holds what it has to; the SDK reads what is missing as nothing, or as none.</summary>
internal static class S3Shape
{
    public static async Task<ListObjectsV2Response> WholeAsync(Task<ListObjectsV2Response> asked)
    {
        var page = await asked;
        Require(page.IsTruncated is not null, "a page of a listing does not say whether it is the last");
        Require((page.S3Objects ?? []).All(found => found.Key is { Length: > 0 } && found.Size is >= 0 && !string.IsNullOrEmpty(found.ETag)), "a listing has an object without key, size or ETag");
        return page;
    }

    public static async Task<ListVersionsResponse> WholeAsync(Task<ListVersionsResponse> asked)
    {
        var page = await asked;
        Require(page.IsTruncated is not null, "a page of a listing of versions does not say whether it is the last");
        Require(
            (page.Versions ?? []).All(found => found.Key is { Length: > 0 } && found.IsLatest is not null && !string.IsNullOrEmpty(found.VersionId)
                && (found.IsDeleteMarker == true || (found.Size is >= 0 && !string.IsNullOrEmpty(found.ETag)))),
            "a listing has a version without key, number, size or ETag");
        return page;
    }

    public static async Task<ListMultipartUploadsResponse> WholeAsync(Task<ListMultipartUploadsResponse> asked)
    {
        var page = await asked;
        Require(page.IsTruncated is not null, "a page of unfinished uploads does not say whether it is the last");
        Require((page.MultipartUploads ?? []).All(found => found.Key is { Length: > 0 } && found.UploadId is { Length: > 0 }), "an unfinished upload is listed without its key or number");
        return page;
    }

    public static async Task<InitiateMultipartUploadResponse> WholeAsync(Task<InitiateMultipartUploadResponse> asked)
    {
        var opened = await asked;
        Require(!string.IsNullOrEmpty(opened.UploadId), "an upload was begun and got no number");
        return opened;
    }

    public static async Task<CopyObjectResponse> WholeAsync(Task<CopyObjectResponse> asked)
    {
        var copied = await asked;
        Require(!string.IsNullOrEmpty(copied.ETag), "a copy was answered without its ETag");
        return copied;
    }

    public static async Task<CopyPartResponse> WholeAsync(Task<CopyPartResponse> asked)
    {
        var copied = await asked;
        Require(!string.IsNullOrEmpty(copied.ETag), "a copied part was answered without its ETag");
        return copied;
    }

    public static async Task<CompleteMultipartUploadResponse> WholeAsync(Task<CompleteMultipartUploadResponse> asked)
    {
        var made = await asked;
        Require(!string.IsNullOrEmpty(made.ETag), "an upload was ended and answered without its ETag");
        return made;
    }

    public static async Task<GetObjectMetadataResponse> WholeAsync(Task<GetObjectMetadataResponse> asked)
    {
        var head = await asked;
        Require(!string.IsNullOrEmpty(head.ETag), "an object was looked up and its ETag is missing");
        return head;
    }

    public static async Task<GetObjectResponse> WholeAsync(Task<GetObjectResponse> asked)
    {
        var response = await asked;
        if (string.IsNullOrEmpty(response.ETag))
        {
            response.Dispose();
            throw new OddAnswerException("an object was read and its ETag is missing");
        }

        return response;
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new OddAnswerException(otherwise);
        }
    }
}
