using Amazon.S3.Model;

namespace Curation.S3.Calls.Answers;

/// <summary>Whether an answer holds what it has to; the SDK reads what is missing as nothing, or as none.</summary>
internal static class AnswerShape
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

    public static Task<PutObjectResponse> WholeAsync(Task<PutObjectResponse> asked) =>
        WithAsync(asked, put => put.ETag, "an object was written and answered without its ETag");

    public static Task<InitiateMultipartUploadResponse> WholeAsync(Task<InitiateMultipartUploadResponse> asked) =>
        WithAsync(asked, opened => opened.UploadId, "an upload was begun and got no number");

    public static Task<CopyObjectResponse> WholeAsync(Task<CopyObjectResponse> asked) =>
        WithAsync(asked, copied => copied.ETag, "a copy was answered without its ETag");

    public static Task<CopyPartResponse> WholeAsync(Task<CopyPartResponse> asked) =>
        WithAsync(asked, copied => copied.ETag, "a copied part was answered without its ETag");

    public static Task<CompleteMultipartUploadResponse> WholeAsync(Task<CompleteMultipartUploadResponse> asked) =>
        WithAsync(asked, made => made.ETag, "an upload was ended and answered without its ETag");

    public static Task<GetObjectMetadataResponse> WholeAsync(Task<GetObjectMetadataResponse> asked) =>
        WithAsync(asked, head => head.ETag, "an object was looked up and its ETag is missing");

    public static Task<GetObjectResponse> WholeAsync(Task<GetObjectResponse> asked) =>
        WithAsync(asked, response => response.ETag, "an object was read and its ETag is missing");

    private static async Task<T> WithAsync<T>(Task<T> asked, Func<T, string?> part, string otherwise)
    {
        var answer = await asked;
        if (string.IsNullOrEmpty(part(answer)))
        {
            // What is read holds a connection.
            (answer as IDisposable)?.Dispose();
            throw new MalformedAnswerException(otherwise);
        }

        return answer;
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new MalformedAnswerException(otherwise);
        }
    }
}

/// <summary>A server said 200 and left out what it was asked for: nothing may be concluded from such an answer.</summary>
internal sealed class MalformedAnswerException(string message) : Exception(message);
