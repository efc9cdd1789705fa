using System.Xml;
using Sandbox.Refusals;
using Sandbox.S3.Requests;
using Sandbox.S3Control;
using Sandbox.Storage;
using Sandbox.Wire;

namespace Sandbox.S3.Buckets;

/// <summary>Both forms of listing: the newer goes on by tokens, the older by markers.</summary>
internal sealed class ListObjects(Store store)
{
    private const int MostKeys = 1000;

    public Task SecondAsync(S3Request request)
    {
        var query = request.Query;
        var token = query["continuation-token"];
        if (query["list-type"] != "2")
        {
            throw Refusal.InvalidArgument("list-type", query["list-type"], "Invalid List Type specified in Request");
        }
        var (names, page, limit) = Page(request, token is null ? query.Bytes("start-after") : ContinuationToken.Read(token));
        return Xml.WriteAsync(request.Response, "ListBucketResult", writer =>
        {
            writer.Text("Name", request.Bucket);
            writer.Text("Prefix", names.Of(query["prefix"] ?? ""));
            writer.Text("Delimiter", names.OfOptional(query["delimiter"]));
            writer.Text("StartAfter", token is null ? names.OfOptional(query["start-after"]) : null);
            writer.Text("ContinuationToken", token);
            writer.Text("NextContinuationToken", page.Truncated ? ContinuationToken.Write(page.Entries[^1].Name) : null);
            writer.Number("KeyCount", page.Entries.Count);
            writer.Number("MaxKeys", limit);
            writer.Text("EncodingType", names.EncodingType);
            writer.Text("IsTruncated", page.Truncated ? "true" : "false");
            WriteEntries(writer, page, names, query["fetch-owner"] == "true");
        }, request.Aborted);
    }

    public Task FirstAsync(S3Request request)
    {
        var query = request.Query;
        var (names, page, limit) = Page(request, query.Bytes("marker"));
        var tellsNext = page.Truncated && !string.IsNullOrEmpty(query["delimiter"]);
        return Xml.WriteAsync(request.Response, "ListBucketResult", writer =>
        {
            writer.Text("Name", request.Bucket);
            writer.Text("Prefix", names.Of(query["prefix"] ?? ""));
            writer.Text("Marker", names.Of(query["marker"] ?? ""));
            writer.Text("NextMarker", tellsNext ? names.Of(page.Entries[^1].Name) : null);
            writer.Text("Delimiter", names.OfOptional(query["delimiter"]));
            writer.Number("MaxKeys", limit);
            writer.Text("EncodingType", names.EncodingType);
            writer.Text("IsTruncated", page.Truncated ? "true" : "false");
            WriteEntries(writer, page, names, withOwner: true);
        }, request.Aborted);
    }

    private (ListedNames Names, ListingPage Page, int Limit) Page(S3Request request, byte[] after)
    {
        // Nothing here is ever restored, so that there is nothing to tell of it.
        if (request.Header("x-amz-optional-object-attributes") is { } more && more != "RestoreStatus")
        {
            throw Refusal.InvalidArgument("x-amz-optional-object-attributes", more, "Invalid attribute name specified.");
        }
        request.RequireOnBucket("s3:ListBucket", request.Query["prefix"], request.Query["delimiter"]);
        var names = ListedNames.Of(request.Query);
        var limit = Math.Min(request.Query.Number("max-keys", MostKeys, 0, int.MaxValue), MostKeys);
        var bucket = store.Buckets.Get(request.Bucket);
        var query = new ListingQuery(request.Query.Bytes("prefix"), request.Query.Bytes("delimiter"), after, limit);
        return (names, store.Listing.Page(bucket, query), limit);
    }

    private static void WriteEntries(XmlWriter writer, ListingPage page, ListedNames names, bool withOwner)
    {
        foreach (var entry in page.Entries.Where(entry => entry.Summary is not null))
        {
            ListedObject.Write(writer, names.Of(entry.Name), entry.Summary!.Value, withOwner);
        }
        foreach (var entry in page.Entries.Where(entry => entry.Summary is null))
        {
            writer.Start("CommonPrefixes");
            writer.Text("Prefix", names.Of(entry.Name));
            writer.WriteEndElement();
        }
    }
}
