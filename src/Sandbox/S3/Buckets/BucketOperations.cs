using System.Text.RegularExpressions;
using Sandbox.Refusals;
using Sandbox.S3.Requests;
using Sandbox.Storage;
using Sandbox.Wire;

namespace Sandbox.S3.Buckets;

/// <summary>Making, finding and removing a bucket.</summary>
internal sealed partial class BucketOperations(Store store, string region)
{
    public async Task CreateAsync(S3Request request)
    {
        request.RequireOnBucket("s3:CreateBucket");
        if (!Name().IsMatch(request.Bucket) || Kept().IsMatch(request.Bucket))
        {
            throw new S3Exception("InvalidBucketName", 400, "The specified bucket is not valid.", ("BucketName", request.Bucket));
        }
        await NewBucket.RequireMakeableAsync(request, region);
        // In its oldest region S3 takes the second request for the first one's echo.
        if (!store.Buckets.Create(request.Bucket) && region != Regions.Oldest)
        {
            throw new S3Exception(
                "BucketAlreadyOwnedByYou", 409, "Your previous request to create the named bucket succeeded and you already own it.",
                ("BucketName", request.Bucket));
        }
        request.Response.Headers.Location = "/" + request.Bucket;
        request.Response.Headers["x-amz-bucket-arn"] = Address.BucketArn(request.Bucket);
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
        return Xml.WriteAsync(request.Response, Xml.Element("LocationConstraint", region == Regions.Oldest ? null : region), request.Aborted);
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

    // What would look like an address, or stands for something else at AWS.
    [GeneratedRegex(@"\.\.|\A[0-9]{1,3}(\.[0-9]{1,3}){3}\z|\A(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)\z")]
    private static partial Regex Kept();
}
