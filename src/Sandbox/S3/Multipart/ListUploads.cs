using System.Text;
using Sandbox.S3.Buckets;
using Sandbox.S3.Objects;
using Sandbox.Storage;
using Sandbox.Storage.Checksums;

namespace Sandbox.S3.Multipart;

/// <summary>What is under way: the uploads of a bucket, the parts of an upload.</summary>
internal sealed class ListUploads(Store store)
{
    private const int Most = 1000;

    public Task UploadsAsync(S3Request request)
    {
        var query = request.Query;
        request.RequireOnBucket("s3:ListBucketMultipartUploads", query["prefix"], query["delimiter"]);
        if (!string.IsNullOrEmpty(query["delimiter"]))
        {
            throw new S3Exception("NotImplemented", 501, "Uploads are listed without a delimiter only.");
        }
        var names = ListedNames.Of(query);
        var limit = Math.Min(query.Number("max-uploads", Most, 1, int.MaxValue), Most);
        var bucket = store.Buckets.Get(request.Bucket);
        var found = store.Uploads.List(bucket, query.Bytes("prefix"), query.Bytes("key-marker"), query["upload-id-marker"] ?? "").Take(limit + 1).ToList();
        var page = found.Take(limit).ToList();
        var isTruncated = found.Count > limit;
        return Xml.WriteAsync(request.Response, Xml.Element("ListMultipartUploadsResult",
            Xml.Element("Bucket", request.Bucket),
            Xml.Element("KeyMarker", names.Of(query["key-marker"] ?? "")),
            Xml.Element("UploadIdMarker", query["upload-id-marker"] ?? ""),
            isTruncated ? Xml.Element("NextKeyMarker", names.Of(page[^1].Key)) : null,
            isTruncated ? Xml.Element("NextUploadIdMarker", page[^1].Id) : null,
            Xml.Element("Prefix", names.Of(query["prefix"] ?? "")),
            Xml.Element("MaxUploads", limit),
            Xml.Optional("EncodingType", names.EncodingType),
            Xml.Element("IsTruncated", isTruncated),
            page.Select(one => Xml.Element("Upload",
                Xml.Element("Key", names.Of(Encoding.UTF8.GetString(one.Key))),
                Xml.Element("UploadId", one.Id),
                Owner.Element("Initiator"),
                Owner.Element("Owner"),
                Xml.Element("StorageClass", "STANDARD"),
                Xml.Element("Initiated", Xml.Time(one.Upload.Initiated)),
                one.Upload.AlgorithmWasAsked ? Xml.Element("ChecksumAlgorithm", one.Upload.Algorithm.Name()) : null,
                one.Upload.AlgorithmWasAsked ? Xml.Element("ChecksumType", one.Upload.Type.Name()) : null))), request.Aborted);
    }

    public Task PartsAsync(S3Request request)
    {
        request.RequireOnObject("s3:ListMultipartUploadParts");
        var address = UploadAddress.Of(request, store);
        var names = ListedNames.Of(request.Query);
        var after = request.Query.Number("part-number-marker", 0, 0, int.MaxValue);
        var limit = Math.Min(request.Query.Number("max-parts", Most, 0, int.MaxValue), Most);
        var found = store.Uploads.Parts(address.Id, Math.Min(after, 10_000)).Take(limit + 1).ToList();
        var page = found.Take(limit).ToList();
        return Xml.WriteAsync(request.Response, Xml.Element("ListPartsResult",
            Xml.Element("Bucket", request.Bucket),
            Xml.Element("Key", names.Of(request.Address.Key)),
            Xml.Element("UploadId", address.Id),
            Owner.Element("Initiator"),
            Owner.Element("Owner"),
            Xml.Element("StorageClass", "STANDARD"),
            Xml.Element("PartNumberMarker", after),
            Xml.Element("NextPartNumberMarker", page.Count == 0 ? after : page[^1].Number),
            Xml.Element("MaxParts", limit),
            Xml.Element("IsTruncated", found.Count > limit),
            address.Upload.AlgorithmWasAsked ? Xml.Element("ChecksumAlgorithm", address.Upload.Algorithm.Name()) : null,
            address.Upload.AlgorithmWasAsked ? Xml.Element("ChecksumType", address.Upload.Type.Name()) : null,
            page.Select(one => Xml.Element("Part",
                Xml.Element("PartNumber", one.Number),
                Xml.Element("LastModified", Xml.Time(one.Part.Summary.LastModified)),
                Xml.Element("ETag", ObjectAnswer.Quoted(one.Part.ETag)),
                Xml.Element("Size", one.Part.Size),
                address.Upload.AlgorithmWasAsked ? Xml.Element("Checksum" + address.Upload.Algorithm.Name(), Convert.ToBase64String(one.Part.Checksum.Span)) : null))),
            request.Aborted);
    }
}
