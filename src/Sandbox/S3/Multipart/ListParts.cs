using Sandbox.Checksums;
using Sandbox.S3.Buckets;
using Sandbox.S3.Objects;
using Sandbox.S3.Requests;
using Sandbox.Storage;
using Sandbox.Storage.Records;
using Sandbox.Wire;

namespace Sandbox.S3.Multipart;

/// <summary>The parts that an upload has so far.</summary>
internal sealed class ListParts(Store store)
{
    private const int Most = 1000;

    public Task AnswerAsync(S3Request request)
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
            Xml.Element("StorageClass", address.Upload.Class.Name()),
            Xml.Element("PartNumberMarker", after),
            Xml.Element("NextPartNumberMarker", page.Count == 0 ? 0 : page[^1].Number),
            Xml.Element("MaxParts", limit),
            Xml.Element("IsTruncated", found.Count > limit),
            address.Upload.AlgorithmWasAsked ? Xml.Element("ChecksumAlgorithm", address.Upload.Algorithm.Name()) : null,
            address.Upload.AlgorithmWasAsked ? Xml.Element("ChecksumType", address.Upload.Type.Name()) : null,
            page.Select(one => Xml.Element("Part",
                Xml.Element("PartNumber", one.Number),
                Xml.Element("LastModified", Xml.Time(one.Part.Summary.LastModified)),
                Xml.Element("ETag", ObjectAnswer.Quoted(one.Part.ETag)),
                Xml.Element("Size", one.Part.Size),
                address.Upload.AlgorithmWasAsked ? Xml.Element(
                    "Checksum" + address.Upload.Algorithm.Name(), Convert.ToBase64String(one.Part.Checksum.Span)) : null))),
            request.Aborted);
    }
}
