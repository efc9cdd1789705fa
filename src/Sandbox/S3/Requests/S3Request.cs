using Sandbox.Auth;
using Sandbox.Refusals;
using Sandbox.S3.Policies;
using Sandbox.Wire;

namespace Sandbox.S3.Requests;

/// <summary>One request to S3: who asks, of what, and with which words.</summary>
internal sealed class S3Request(HttpContext http, AuthenticatedRequest authenticated, Address address, Query query)
{
    private readonly SentHeaders headers = new(http.Request, query, authenticated.IsPresigned);

    public HttpContext Http => http;

    public HttpResponse Response => http.Response;

    public Caller Caller => authenticated.Caller;

    public Stream Body => authenticated.Body;

    public long? BodyLength => authenticated.Length;

    public IReadOnlyDictionary<string, string> Trailers => authenticated.Trailers;

    public Address Address => address;

    public string Bucket => address.Bucket;

    public byte[] Key => address.KeyBytes;

    public Query Query => query;

    /// <summary>What buckets deny by policies of their own; null for nothing.</summary>
    public BucketPolicies? Policies { get; init; }

    public CancellationToken Aborted => http.RequestAborted;

    /// <summary>All headers, also those that stand in the query of a signed URL.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers => headers.All;

    /// <summary>A header's value; null when it was not sent.</summary>
    public string? Header(string name) => headers[name];

    /// <summary>Asked before anything about the object is looked at, so that a refusal tells nothing.</summary>
    public void RequireOnObject(string action) => Require(action, address);

    public void Require(string action, Address on)
    {
        if (!Caller.Allows(action, on.Arn, null) || Policies?.Denies(on.Bucket, action, on.Arn) == true)
        {
            throw Denied(action, on.Arn);
        }
    }

    public void RequireOnBucket(string action, string? listPrefix = null, string? delimiter = null)
    {
        var arn = Address.BucketArn(Bucket);
        if (!Caller.Allows(action, arn, listPrefix, delimiter) || Policies?.Denies(Bucket, action, arn) == true)
        {
            throw Denied(action, arn);
        }
    }

    /// <summary>Only who may list a bucket is told that a key is not there.</summary>
    public S3Exception Missing(Address missing) => Caller.Allows("s3:ListBucket", Address.BucketArn(missing.Bucket), null)
        ? Refusal.NoSuchKey(missing.Key)
        : Denied("s3:ListBucket", Address.BucketArn(missing.Bucket));

    private static S3Exception Denied(string action, string arn) =>
        new("AccessDenied", 403, $"User is not authorized to perform: {action} on resource: \"{arn}\"");
}
