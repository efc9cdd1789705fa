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
            throw Understood.Missing(request.Query) is { } missing ? Refusal.NotImplementedParameter(missing) : NotAllowed(request);
        }
        Understood.Require(request, found.Heeded);
        if (request.Query["versionId"] is not (null or "null"))
        {
            throw Refusal.InvalidArgument("versionId", request.Query["versionId"], "Invalid version id specified");
        }
        return found;
    }

    private Operation? OnService(S3Request request) => request.Http.Request.Method == "GET" ? new(all.AnswerAsync, Heeded.ListBuckets) : null;

    private Operation? OnBucket(S3Request request)
    {
        var query = request.Query;
        return request.Http.Request.Method switch
        {
            var method when query.Has("policy") && policies.Of(method) is { } policy => new(policy, method == "PUT" ? Heeded.PutPolicy : Heeded.Of("policy")),
            "GET" when query.Has("uploads") => new(uploads.UploadsAsync, Heeded.ListUploads),
            "GET" when query.Has("location") => new(buckets.LocationAsync, Heeded.Of("location")),
            "GET" when query.Has("versioning") => new(buckets.VersioningAsync, Heeded.Of("versioning")),
            "GET" when query.Has("list-type") => new(listing.SecondAsync, Heeded.ListSecond),
            "GET" => new(listing.FirstAsync, Heeded.ListFirst),
            "HEAD" => new(buckets.HeadAsync, Heeded.Nothing),
            "PUT" => new(buckets.CreateAsync, Heeded.CreateBucket),
            "DELETE" => new(buckets.DeleteAsync, Heeded.Nothing),
            "POST" when query.Has("delete") => new(delete.ManyAsync, Heeded.DeleteMany),
            _ => null,
        };
    }

    private Operation? OnObject(S3Request request)
    {
        var query = request.Query;
        var isCopy = request.Header(CopySource.HeaderName) is not null;
        return request.Http.Request.Method switch
        {
            "GET" when query.Has("tagging") => new(tagging.GetAsync, Heeded.GetTagging),
            "PUT" when query.Has("tagging") => new(tagging.PutAsync, Heeded.PutTagging),
            "DELETE" when query.Has("tagging") => new(tagging.DeleteAsync, Heeded.GetTagging),
            "GET" when query.Has("attributes") => new(attributes.AnswerAsync, Heeded.Attributes),
            "GET" when query.Has("uploadId") => new(parts.AnswerAsync, Heeded.ListParts),
            "GET" or "HEAD" => new(get.AnswerAsync, Heeded.Read),
            "PUT" when query.Has("uploadId") => isCopy ? new(part.CopyAsync, Heeded.CopyPart) : new(part.AnswerAsync, Heeded.PutPart),
            "PUT" => isCopy ? new(copy.AnswerAsync, Heeded.Copy) : new(put.AnswerAsync, Heeded.Put),
            "DELETE" when query.Has("uploadId") => new(upload.AbortAsync, Heeded.OfUpload),
            "DELETE" => new(delete.OneAsync, Heeded.Delete),
            "POST" when query.Has("uploads") => new(upload.AnswerAsync, Heeded.BeginUpload),
            "POST" when query.Has("uploadId") => new(complete.AnswerAsync, Heeded.CompleteUpload),
            _ => null,
        };
    }

    private static S3Exception NotAllowed(S3Request request) => new(
        "MethodNotAllowed", 405, "The specified method is not allowed against this resource.",
        ("Method", request.Http.Request.Method), ("ResourceType", request.Bucket.Length == 0 ? "SERVICE" : request.Key.Length == 0 ? "BUCKET" : "OBJECT"));
}
