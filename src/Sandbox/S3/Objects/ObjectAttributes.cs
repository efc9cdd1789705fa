using System.Globalization;
using System.Xml.Linq;
using Sandbox.Checksums;
using Sandbox.Refusals;
using Sandbox.S3.Requests;
using Sandbox.Storage;
using Sandbox.Storage.Records;
using Sandbox.Wire;

namespace Sandbox.S3.Objects;

/// <summary>What is known of an object, by name of the attribute.</summary>
internal sealed class ObjectAttributes(Store store)
{
    private const string Wanted = "x-amz-object-attributes";

    private static readonly string[] Known = ["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"];

    public Task AnswerAsync(S3Request request)
    {
        request.RequireOnObject("s3:GetObject");
        request.RequireOnObject("s3:GetObjectAttributes");
        var wanted = (request.Header(Wanted) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (wanted.Length == 0)
        {
            throw Refusal.InvalidArgument(Wanted, null, $"The {Wanted} header specifying the attributes to be retrieved is either missing or empty");
        }
        if (wanted.FirstOrDefault(name => !Known.Contains(name)) is { } unknown)
        {
            throw Refusal.InvalidArgument(Wanted, unknown, "Invalid attribute name specified.");
        }
        var found = store.Objects.Find(store.Buckets.Get(request.Bucket), request.Key) ?? throw request.Missing(request.Address);
        request.Response.Headers.LastModified = found.Summary.LastModified.ToString("R", CultureInfo.InvariantCulture);
        return Xml.WriteAsync(request.Response, Xml.Element("GetObjectAttributesResponse",
            wanted.Contains("ETag") ? Xml.Element("ETag", found.ETag) : null,
            wanted.Contains("Checksum") && found.FullChecksum is { } checksum
                ? Xml.Element(
                    "Checksum",
                    Xml.Element("Checksum" + checksum.Algorithm.Name(), Convert.ToBase64String(checksum.Value.Span)),
                    Xml.Element("ChecksumType", checksum.Type.Name()))
                : null,
            wanted.Contains("ObjectParts") && found.Summary.Parts > 0 ? Parts(request, found) : null,
            wanted.Contains("StorageClass") ? Xml.Element("StorageClass", found.Summary.Class.Name()) : null,
            wanted.Contains("ObjectSize") ? Xml.Element("ObjectSize", found.Size) : null), request.Aborted);
    }

    private static XElement Parts(S3Request request, ObjectRecord found)
    {
        // Of parts that were joined to one checksum AWS tells the number only.
        if (found.Summary.Type == ChecksumType.FullObject)
        {
            return Xml.Element("ObjectParts", Xml.Element("PartsCount", found.Summary.Parts));
        }
        var after = Number(request, "x-amz-part-number-marker", 0, int.MaxValue - 1);
        var limit = Math.Min(Number(request, "x-amz-max-parts", 1000, int.MaxValue), 1000);
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

    private static int Number(S3Request request, string header, int otherwise, int most) => request.Header(header) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number
        : throw Refusal.InvalidArgument(header, text, $"Provided {header} not an integer or within integer range");
}
