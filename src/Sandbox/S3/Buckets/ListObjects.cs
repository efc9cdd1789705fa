using System.Xml.Linq;
using Sandbox.Storage;

namespace Sandbox.S3.Buckets;

/// <summary>Both forms of listing: the newer goes on by tokens, the older by markers.</summary>
internal sealed class ListObjects(Store store)
{
    private const int MostKeys = 1000;

    public Task SecondAsync(S3Request request)
    {
        var token = request.Query["continuation-token"];
        var after = token is null ? request.Query.Bytes("start-after") : ContinuationToken.Read(token);
        var (names, page, limit) = Page(request, after);
        var next = page.Truncated ? ContinuationToken.Write(page.Entries[^1].Name) : null;
        var withOwner = request.Query["fetch-owner"] == "true";
        return Xml.WriteAsync(request.Response, Xml.Element("ListBucketResult",
            Xml.Element("Name", request.Bucket),
            Xml.Element("Prefix", names.Of(request.Query["prefix"] ?? "")),
            Xml.Optional("Delimiter", names.OfOptional(request.Query["delimiter"])),
            Xml.Optional("StartAfter", names.OfOptional(request.Query["start-after"])),
            Xml.Optional("ContinuationToken", token),
            Xml.Optional("NextContinuationToken", next),
            Xml.Element("KeyCount", page.Entries.Count),
            Xml.Element("MaxKeys", limit),
            Xml.Optional("EncodingType", names.EncodingType),
            Xml.Element("IsTruncated", page.Truncated),
            Contents(page, names, withOwner)), request.Aborted);
    }

    public Task FirstAsync(S3Request request)
    {
        var (names, page, limit) = Page(request, request.Query.Bytes("marker"));
        var next = page.Truncated && !string.IsNullOrEmpty(request.Query["delimiter"]) ? names.Of(page.Entries[^1].Name) : null;
        return Xml.WriteAsync(request.Response, Xml.Element("ListBucketResult",
            Xml.Element("Name", request.Bucket),
            Xml.Element("Prefix", names.Of(request.Query["prefix"] ?? "")),
            Xml.Element("Marker", names.Of(request.Query["marker"] ?? "")),
            Xml.Optional("NextMarker", next),
            Xml.Optional("Delimiter", names.OfOptional(request.Query["delimiter"])),
            Xml.Element("MaxKeys", limit),
            Xml.Optional("EncodingType", names.EncodingType),
            Xml.Element("IsTruncated", page.Truncated),
            Contents(page, names, withOwner: true)), request.Aborted);
    }

    private (ListedNames Names, ListingPage Page, int Limit) Page(S3Request request, byte[] after)
    {
        request.RequireOnBucket("s3:ListBucket", request.Query["prefix"], request.Query["delimiter"]);
        var names = ListedNames.Of(request.Query);
        var limit = Math.Min(request.Query.Number("max-keys", MostKeys, 0, int.MaxValue), MostKeys);
        var bucket = store.Buckets.Get(request.Bucket);
        var query = new ListingQuery(request.Query.Bytes("prefix"), request.Query.Bytes("delimiter"), after, limit);
        return (names, store.Listing.Page(bucket, query), limit);
    }

    private static IEnumerable<XElement> Contents(ListingPage page, ListedNames names, bool withOwner)
    {
        foreach (var (name, summary) in page.Entries)
        {
            if (summary is { } found)
            {
                yield return Xml.Element("Contents",
                    Xml.Element("Key", names.Of(name)),
                    Xml.Element("LastModified", Xml.Time(found.LastModified)),
                    Xml.Element("ETag", $"\"{found.ETag}\""),
                    Xml.Element("ChecksumAlgorithm", Storage.Checksums.ChecksumAlgorithms.Name(found.Algorithm)),
                    Xml.Element("ChecksumType", Storage.Checksums.ChecksumAlgorithms.Name(found.Type)),
                    Xml.Element("Size", found.Size),
                    withOwner ? Owner.Element("Owner") : null,
                    Xml.Element("StorageClass", "STANDARD"));
            }
        }
        foreach (var (name, summary) in page.Entries)
        {
            if (summary is null)
            {
                yield return Xml.Element("CommonPrefixes", Xml.Element("Prefix", names.Of(name)));
            }
        }
    }
}
