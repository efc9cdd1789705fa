using System.Text.RegularExpressions;
using Sandbox.Storage;

namespace Sandbox.S3.Buckets;

/// <summary>Making, finding and removing buckets.</summary>
internal sealed partial class BucketOperations(Store store, string region)
{
    public Task ListAsync(S3Request request)
    {
        if (!request.Caller.Allows("s3:ListAllMyBuckets", "arn:aws:s3:::*", null))
        {
            throw new S3Exception("AccessDenied", 403, "User is not authorized to perform: s3:ListAllMyBuckets");
        }
        var buckets = store.Buckets.All().Select(bucket => Xml.Element("Bucket",
            Xml.Element("Name", bucket.Name), Xml.Element("CreationDate", Xml.Time(bucket.Created)), Xml.Element("BucketRegion", region)));
        return Xml.WriteAsync(request.Response, Xml.Element("ListAllMyBucketsResult", Owner.Element("Owner"), Xml.Element("Buckets", buckets)), request.Aborted);
    }

    public Task CreateAsync(S3Request request)
    {
        request.RequireOnBucket("s3:CreateBucket");
        if (!Name().IsMatch(request.Bucket) || request.Bucket.Contains("..", StringComparison.Ordinal))
        {
            throw new S3Exception("InvalidBucketName", 400, "The specified bucket is not valid.");
        }
        if (!store.Buckets.Create(request.Bucket))
        {
            throw new S3Exception("BucketAlreadyOwnedByYou", 409, "Your previous request to create the named bucket succeeded and you already own it.");
        }
        request.Response.Headers.Location = "/" + request.Bucket;
        return Task.CompletedTask;
    }

    public Task HeadAsync(S3Request request)
    {
        request.RequireOnBucket("s3:ListBucket");
        store.Buckets.Get(request.Bucket);
        request.Response.Headers["x-amz-bucket-region"] = region;
        return Task.CompletedTask;
    }

    public Task LocationAsync(S3Request request)
    {
        request.RequireOnBucket("s3:GetBucketLocation");
        store.Buckets.Get(request.Bucket);
        // The oldest region has no name here.
        return Xml.WriteAsync(request.Response, Xml.Element("LocationConstraint", region == "us-east-1" ? null : region), request.Aborted);
    }

    public Task VersioningAsync(S3Request request)
    {
        request.RequireOnBucket("s3:GetBucketVersioning");
        store.Buckets.Get(request.Bucket);
        return Xml.WriteAsync(request.Response, Xml.Element("VersioningConfiguration"), request.Aborted);
    }

    public Task DeleteAsync(S3Request request)
    {
        request.RequireOnBucket("s3:DeleteBucket");
        store.Buckets.Delete(request.Bucket);
        request.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z")]
    private static partial Regex Name();
}
