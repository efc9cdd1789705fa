using System.Xml.Linq;
using Sandbox.Storage;
using Sandbox.Storage.Checksums;
using Sandbox.Storage.Records;

namespace Sandbox.S3.Objects;

/// <summary>What is known of an object, by name of the attribute.</summary>
internal sealed class ObjectAttributes(Store store)
{
    private const string Wanted = "x-amz-object-attributes";

    public Task AnswerAsync(S3Request request)
    {
        request.RequireOnObject("s3:GetObject");
        request.RequireOnObject("s3:GetObjectAttributes");
        var wanted = (request.Header(Wanted) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (wanted.Length == 0)
        {
            throw new S3Exception("InvalidArgument", 400, $"The {Wanted} header specifying the attributes to be retrieved is either missing or empty");
        }
        var found = store.Objects.Find(store.Buckets.Get(request.Bucket), request.Key) ?? throw request.Missing(request.Address);
        request.Response.Headers.LastModified = found.Summary.LastModified.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        return Xml.WriteAsync(request.Response, Xml.Element("GetObjectAttributesResponse",
            wanted.Contains("ETag") ? Xml.Element("ETag", found.ETag) : null,
            wanted.Contains("Checksum") && found.FullChecksum is { } checksum
                ? Xml.Element("Checksum", Xml.Element("Checksum" + checksum.Algorithm.Name(), checksum.Text), Xml.Element("ChecksumType", checksum.Type.Name()))
                : null,
            wanted.Contains("ObjectParts") && found.Summary.Parts > 0 ? Parts(request, found) : null,
            wanted.Contains("StorageClass") ? Xml.Element("StorageClass", "STANDARD") : null,
            wanted.Contains("ObjectSize") ? Xml.Element("ObjectSize", found.Size) : null), request.Aborted);
    }

    private static XElement Parts(S3Request request, ObjectRecord found)
    {
        var after = int.TryParse(request.Header("x-amz-part-number-marker"), out var marker) ? marker : 0;
        var limit = int.TryParse(request.Header("x-amz-max-parts"), out var most) ? Math.Clamp(most, 0, 1000) : 1000;
        var page = Enumerable.Range(after + 1, Math.Max(0, Math.Min(limit, found.Summary.Parts - after))).ToList();
        return Xml.Element("ObjectParts",
            Xml.Element("PartsCount", found.Summary.Parts),
            Xml.Element("PartNumberMarker", after),
            Xml.Element("NextPartNumberMarker", page.LastOrDefault(after)),
            Xml.Element("MaxParts", limit),
            Xml.Element("IsTruncated", page.LastOrDefault(after) < found.Summary.Parts),
            page.Select(number => Xml.Element("Part",
                Xml.Element("PartNumber", number),
                Xml.Element("Size", found.Slices[number - 1].Length),
                found.PartChecksums.Count == 0
                    ? null
                    : Xml.Element("Checksum" + found.Summary.Algorithm.Name(), Convert.ToBase64String(found.PartChecksums[number - 1].Span)))));
    }
}
