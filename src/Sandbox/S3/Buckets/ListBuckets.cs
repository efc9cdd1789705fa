using Sandbox.Refusals;
using Sandbox.S3.Requests;
using Sandbox.Storage;
using Sandbox.Wire;

namespace Sandbox.S3.Buckets;

/// <summary>All buckets, by name, a page at a time where a page is asked for.</summary>
internal sealed class ListBuckets(Store store, string region)
{
    private const int Most = 10_000;

    public Task AnswerAsync(S3Request request)
    {
        if (!request.Caller.Allows("s3:ListAllMyBuckets", "arn:aws:s3:::*", null))
        {
            throw new S3Exception("AccessDenied", 403, "User is not authorized to perform: s3:ListAllMyBuckets");
        }
        var query = request.Query;
        var limit = query.Number("max-buckets", Most, 1, Most);
        var after = query["continuation-token"] is { Length: > 0 } token ? PercentEncoding.Text(ContinuationToken.Read(token)) : "";
        var found = IsHere(query["bucket-region"]) ? store.Buckets.All(query["prefix"] ?? "", after).Take(limit + 1).ToList() : [];
        var page = found.Take(limit).ToList();
        return Xml.WriteAsync(request.Response, Xml.Element("ListAllMyBucketsResult",
            Owner.Element("Owner"),
            Xml.Element("Buckets", page.Select(bucket => Xml.Element("Bucket",
                Xml.Element("Name", bucket.Name),
                Xml.Element("CreationDate", Xml.Time(bucket.Created)),
                Xml.Element("BucketRegion", region),
                Xml.Element("BucketArn", Address.BucketArn(bucket.Name))))),
            found.Count > limit
                ? Xml.Element("ContinuationToken", ContinuationToken.Write(System.Text.Encoding.ASCII.GetBytes(page[^1].Name)))
                : null,
            Xml.Optional("Prefix", query["prefix"])), request.Aborted);
    }

    private bool IsHere(string? wanted) => wanted is null || wanted == region
        || (Regions.IsOne(wanted)
            ? false
            : throw Refusal.InvalidArgument("bucket-region", null, $"Argument value {wanted} is not a valid AWS Region"));
}
