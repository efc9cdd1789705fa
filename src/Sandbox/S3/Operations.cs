using Sandbox.S3.Buckets;
using Sandbox.S3.Multipart;
using Sandbox.S3.Objects;
using Sandbox.S3.Policies;
using Sandbox.Storage;

namespace Sandbox.S3;

/// <summary>Which operation a method, an address and a query ask for. What S3 has and the sandbox has not is refused as such.</summary>
internal sealed class Operations(Store store, string region, string account, TimeProvider clock)
{
    private static readonly string[] Missing =
    [
        "abac", "accelerate", "acl", "analytics", "cors", "encryption", "intelligent-tiering", "inventory", "legal-hold", "lifecycle", "logging",
        "metadataConfiguration", "metadataTable", "metrics", "notification", "object-lock", "ownershipControls", "policyStatus",
        "publicAccessBlock", "renameObject", "replication", "requestPayment", "restore", "retention", "select", "session", "torrent", "versions", "website",
    ];

    private static readonly string[] ExpectedOwners = ["x-amz-expected-bucket-owner", "x-amz-source-expected-bucket-owner"];

    private readonly BucketOperations _buckets = new(store, region);
    private readonly ListObjects _listing = new(store);
    private readonly GetObject _get = new(store);
    private readonly PutObject _put = new(store, clock);
    private readonly CopyObject _copy = new(store, clock);
    private readonly DeleteObjects _delete = new(store);
    private readonly ObjectTagging _tagging = new(store);
    private readonly ObjectAttributes _attributes = new(store);
    private readonly BeginUpload _upload = new(store, clock);
    private readonly UploadPart _part = new(store, clock);
    private readonly CompleteUpload _complete = new(store, clock);
    private readonly ListUploads _uploads = new(store);
    private readonly BucketPolicyOperations _policies = new(store.Buckets);

    public BucketPolicies Policies { get; } = new(store.Buckets);

    public Func<S3Request, Task> Find(S3Request request)
    {
        if (ExpectedOwners.Any(name => request.Header(name) is { } expected && expected != account))
        {
            throw new S3Exception("AccessDenied", 403, $"The bucket belongs to the account {account}, which is not the expected owner.");
        }
        if (request.Query.Names.FirstOrDefault(name => Missing.Contains(name)) is { } missing)
        {
            throw new S3Exception("NotImplemented", 501, $"A header or query you provided implies functionality that is not implemented: {missing}");
        }
        if (request.Query["versionId"] is not (null or "" or "null"))
        {
            throw new S3Exception("InvalidArgument", 400, "Invalid version id specified");
        }
        var found = request.Bucket.Length == 0 ? OnService(request) : request.Key.Length == 0 ? OnBucket(request) : OnObject(request);
        return found ?? throw new S3Exception("MethodNotAllowed", 405, "The specified method is not allowed against this resource.");
    }

    private Func<S3Request, Task>? OnService(S3Request request) => request.Http.Request.Method == "GET" ? _buckets.ListAsync : null;

    private Func<S3Request, Task>? OnBucket(S3Request request)
    {
        var query = request.Query;
        return request.Http.Request.Method switch
        {
            _ when query.Has("tagging") => throw new S3Exception("NotImplemented", 501, "Buckets have no tags here."),
            var method when query.Has("policy") => _policies.Of(method),
            "GET" when query.Has("uploads") => _uploads.UploadsAsync,
            "GET" when query.Has("location") => _buckets.LocationAsync,
            "GET" when query.Has("versioning") => _buckets.VersioningAsync,
            "GET" when query["list-type"] == "2" => _listing.SecondAsync,
            "GET" => _listing.FirstAsync,
            "HEAD" => _buckets.HeadAsync,
            "PUT" when query.Has("versioning") => throw new S3Exception("NotImplemented", 501, "Buckets keep no versions here."),
            "PUT" => _buckets.CreateAsync,
            "DELETE" => _buckets.DeleteAsync,
            "POST" when query.Has("delete") => _delete.ManyAsync,
            _ => null,
        };
    }

    private Func<S3Request, Task>? OnObject(S3Request request)
    {
        var query = request.Query;
        var isCopy = request.Header(CopySource.HeaderName) is not null;
        return request.Http.Request.Method switch
        {
            _ when query.Has("policy") => throw new S3Exception("NotImplemented", 501, "Objects have no policies."),
            "GET" when query.Has("tagging") => _tagging.GetAsync,
            "PUT" when query.Has("tagging") => _tagging.PutAsync,
            "DELETE" when query.Has("tagging") => _tagging.DeleteAsync,
            "GET" when query.Has("attributes") => _attributes.AnswerAsync,
            "GET" when query.Has("uploadId") => _uploads.PartsAsync,
            "GET" or "HEAD" => _get.AnswerAsync,
            "PUT" when query.Has("uploadId") => isCopy ? _part.CopyAsync : _part.AnswerAsync,
            "PUT" => isCopy ? _copy.AnswerAsync : _put.AnswerAsync,
            "DELETE" when query.Has("uploadId") => _upload.AbortAsync,
            "DELETE" => _delete.OneAsync,
            "POST" when query.Has("uploads") => _upload.AnswerAsync,
            "POST" when query.Has("uploadId") => _complete.AnswerAsync,
            _ => null,
        };
    }
}
