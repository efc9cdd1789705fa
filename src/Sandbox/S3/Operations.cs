using Sandbox.Refusals;
using Sandbox.S3.Buckets;
using Sandbox.S3.Multipart;
using Sandbox.S3.Objects;
using Sandbox.S3.Policies;
using Sandbox.S3.Requests;
using Sandbox.Storage;

namespace Sandbox.S3;

/// <summary>Which operation a method, an address and a query ask for. What S3 has and the sandbox has not is refused as such.</summary>
internal sealed class Operations(Store store, string region, string account, TimeProvider clock)
{
    private readonly BucketOperations buckets = new(store, region);
    private readonly ListBuckets all = new(store, region);
    private readonly ListObjects listing = new(store);
    private readonly GetObject get = new(store);
    private readonly PutObject put = new(store, clock);
    private readonly CopyObject copy = new(store, clock);
    private readonly DeleteObjects delete = new(store);
    private readonly ObjectTagging tagging = new(store);
    private readonly ObjectAttributes attributes = new(store);
    private readonly BeginUpload upload = new(store, clock);
    private readonly UploadPart part = new(store, clock);
    private readonly CompleteUpload complete = new(store, clock);
    private readonly ListUploads uploads = new(store);
    private readonly ListParts parts = new(store);
    private readonly BucketPolicyOperations policies = new(store.Buckets);

    public BucketPolicies Policies { get; } = new(store.Buckets);

    public Operation Find(S3Request request)
    {
        ExpectedOwner.Require(request, account);
        var found = request.Bucket.Length == 0 ? OnService(request) : request.Key.Length == 0 ? OnBucket(request) : OnObject(request);
        if (found is null)
        {
            throw InputCheck.Missing(request.Query) is { } missing ? Refusal.NotImplementedParameter(missing) : NotAllowed(request);
        }
        InputCheck.Require(request, found.SupportedInputs);
        if (request.Query["versionId"] is not (null or "null"))
        {
            throw Refusal.InvalidArgument("versionId", request.Query["versionId"], "Invalid version id specified");
        }
        return found;
    }

    private Operation? OnService(S3Request request) =>
        request.Http.Request.Method == "GET" ? new(all.AnswerAsync, SupportedInputs.ListBuckets) : null;

    private Operation? OnBucket(S3Request request)
    {
        var query = request.Query;
        return request.Http.Request.Method switch
        {
            var method when query.Has("policy") && policies.Of(method) is { } policy =>
                new(policy, method == "PUT" ? SupportedInputs.PutPolicy : SupportedInputs.Of("policy")),
            "GET" when query.Has("uploads") => new(uploads.UploadsAsync, SupportedInputs.ListUploads),
            "GET" when query.Has("location") => new(buckets.LocationAsync, SupportedInputs.Of("location")),
            "GET" when query.Has("versioning") => new(buckets.VersioningAsync, SupportedInputs.Of("versioning")),
            "GET" when query.Has("list-type") => new(listing.SecondAsync, SupportedInputs.ListSecond),
            "GET" => new(listing.FirstAsync, SupportedInputs.ListFirst),
            "HEAD" => new(buckets.HeadAsync, SupportedInputs.Nothing),
            "PUT" => new(buckets.CreateAsync, SupportedInputs.CreateBucket),
            "DELETE" => new(buckets.DeleteAsync, SupportedInputs.Nothing),
            "POST" when query.Has("delete") => new(delete.ManyAsync, SupportedInputs.DeleteMany),
            _ => null,
        };
    }

    private Operation? OnObject(S3Request request)
    {
        var query = request.Query;
        var isCopy = request.Header(CopySource.HeaderName) is not null;
        return request.Http.Request.Method switch
        {
            "GET" when query.Has("tagging") => new(tagging.GetAsync, SupportedInputs.GetTagging),
            "PUT" when query.Has("tagging") => new(tagging.PutAsync, SupportedInputs.PutTagging),
            "DELETE" when query.Has("tagging") => new(tagging.DeleteAsync, SupportedInputs.GetTagging),
            "GET" when query.Has("attributes") => new(attributes.AnswerAsync, SupportedInputs.Attributes),
            "GET" when query.Has("uploadId") => new(parts.AnswerAsync, SupportedInputs.ListParts),
            "GET" or "HEAD" => new(get.AnswerAsync, SupportedInputs.Read),
            "PUT"
                when query.Has("uploadId") => isCopy ? new(part.CopyAsync, SupportedInputs.CopyPart) : new(part.AnswerAsync, SupportedInputs.PutPart),
            "PUT" => isCopy ? new(copy.AnswerAsync, SupportedInputs.Copy) : new(put.AnswerAsync, SupportedInputs.Put),
            "DELETE" when query.Has("uploadId") => new(upload.AbortAsync, SupportedInputs.OfUpload),
            "DELETE" => new(delete.OneAsync, SupportedInputs.Delete),
            "POST" when query.Has("uploads") => new(upload.AnswerAsync, SupportedInputs.BeginUpload),
            "POST" when query.Has("uploadId") => new(complete.AnswerAsync, SupportedInputs.CompleteUpload),
            _ => null,
        };
    }

    private static S3Exception NotAllowed(S3Request request) => new(
        "MethodNotAllowed", 405, "The specified method is not allowed against this resource.",
        ("Method", request.Http.Request.Method),
        ("ResourceType", request.Bucket.Length == 0 ? "SERVICE" : request.Key.Length == 0 ? "BUCKET" : "OBJECT"));
}

/// <summary>What a request asks for, and which of its words that takes notice of.</summary>
internal sealed record Operation(Func<S3Request, Task> AnswerAsync, SupportedInputs SupportedInputs);
