using Sandbox.Checksums;
using Sandbox.Refusals;
using Sandbox.S3.Buckets;
using Sandbox.S3.Requests;
using Sandbox.Storage;
using Sandbox.Storage.Records;
using Sandbox.Wire;

namespace Sandbox.S3.Multipart;

/// <summary>What is under way in a bucket, and where it rolls up to a common prefix, that.</summary>
internal sealed class ListUploads(Store store)
{
    private const int Most = 1000;

    public Task UploadsAsync(S3Request request)
    {
        var query = request.Query;
        request.RequireOnBucket("s3:ListBucketMultipartUploads", query["prefix"], query["delimiter"]);
        var names = ListedNames.Of(query);
        var limit = Math.Min(query.Number("max-uploads", Most, 1, int.MaxValue), Most);
        var bucket = store.Buckets.Get(request.Bucket);
        var after = query.Bytes("key-marker");
        var afterId = after.Length == 0 ? "" : Marker(bucket, after, query["upload-id-marker"] ?? "");
        var wanted = new ListingQuery(query.Bytes("prefix"), query.Bytes("delimiter"), after, limit);
        var found = store.Uploads.List(bucket, wanted, afterId).Take(limit + 1).ToList();
        var page = found.Take(limit).ToList();
        var isTruncated = found.Count > limit;
        var last = isTruncated ? page[^1] : page.LastOrDefault(one => one.Upload is not null);
        return Xml.WriteAsync(
            request.Response,
            Xml.Element("ListMultipartUploadsResult",
                Xml.Element("Bucket", request.Bucket),
                Xml.Element("KeyMarker", names.Of(query["key-marker"] ?? "")),
                Xml.Element("UploadIdMarker", afterId),
                Xml.Element("NextKeyMarker", last.Key is null ? "" : names.Of(last.Key)),
                Xml.Element("NextUploadIdMarker", last.Id ?? ""),
                Xml.Optional("Delimiter", names.OfOptional(query["delimiter"])),
                Xml.Optional("Prefix", names.OfOptional(query["prefix"])),
                Xml.Element("MaxUploads", limit),
                Xml.Optional("EncodingType", names.EncodingType),
                Xml.Element("IsTruncated", isTruncated),
                page.Where(one => one.Upload is not null).Select(one => Xml.Element("Upload",
                    Xml.Element("Key", names.Of(one.Key)),
                    Xml.Element("UploadId", one.Id),
                    Owner.Element("Initiator"),
                    Owner.Element("Owner"),
                    Xml.Element("StorageClass", one.Upload!.Class.Name()),
                    Xml.Element("Initiated", Xml.Time(one.Upload.Initiated)),
                    one.Upload.AlgorithmWasAsked ? Xml.Element("ChecksumAlgorithm", one.Upload.Algorithm.Name()) : null,
                    one.Upload.AlgorithmWasAsked ? Xml.Element("ChecksumType", one.Upload.Type.Name()) : null)),
                page.Where(one => one.Upload is null).Select(one => Xml.Element("CommonPrefixes", Xml.Element("Prefix", names.Of(one.Key))))),
            request.Aborted);
    }

    private string Marker(BucketRecord bucket, byte[] key, string id) =>
        id.Length == 0 || UploadId.IsOf(key, id) || store.Uploads.Has(bucket, key, id)
            ? id
            : throw Refusal.InvalidArgument("upload-id-marker", id, "Invalid uploadId marker");
}
