using Sandbox.Refusals;
using Sandbox.S3.Requests;
using Sandbox.Wire;

namespace Sandbox.S3.Buckets;

/// <summary>What a request to make a bucket says of it: that it lies where all buckets of this server lie, and is as all of them are.</summary>
internal static class NewBucket
{
    private const string Ownership = "x-amz-object-ownership";
    private const string ObjectLock = "x-amz-bucket-object-lock-enabled";

    private static readonly DocumentShape Shape = new(
        "CreateBucketConfiguration", "LocationConstraint",
        "Location!", "Location/Name!", "Location/Type!", "Bucket!", "Bucket/DataRedundancy!", "Bucket/Type!", "Tags!");

    public static async Task RequireMakeableAsync(S3Request request, string region)
    {
        AccessLists.Refuse(request);
        if (request.Header(Ownership) is not (null or "BucketOwnerEnforced"))
        {
            throw Refusal.NotImplemented(Ownership);
        }
        if (request.Header(ObjectLock) is { } locked && !locked.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            throw Refusal.NotImplemented(ObjectLock);
        }
        var sent = SentChecksums.Of(request);
        var body = await Xml.ReadBodyAsync(request.Body, request.Aborted);
        sent.Verify(body);
        var wanted = body.Length == 0 ? null : Xml.Parse(body, Shape, request.Aborted).ChildText("LocationConstraint");
        RequireHere(string.IsNullOrEmpty(wanted) ? null : wanted == "EU" ? "eu-west-1" : wanted, region);
    }

    private static void RequireHere(string? wanted, string region)
    {
        if (region == Regions.Oldest && wanted is not null && (wanted == region || !Regions.IsOne(wanted)))
        {
            throw new S3Exception("InvalidLocationConstraint", 400, "The specified location-constraint is not valid", ("LocationConstraint", wanted));
        }
        if (wanted != (region == Regions.Oldest ? null : region))
        {
            throw new S3Exception("IllegalLocationConstraintException", 400,
                $"The {wanted ?? "unspecified"} location constraint is incompatible for the region specific endpoint this request was sent to.");
        }
    }
}
