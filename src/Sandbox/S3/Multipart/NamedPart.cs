using System.Globalization;
using System.Xml.Linq;
using Sandbox.Storage.Checksums;

namespace Sandbox.S3.Multipart;

/// <summary>A part as the client names it when it completes an upload.</summary>
internal sealed record NamedPart(int Number, string ETag, IReadOnlyDictionary<ChecksumAlgorithm, string> Checksums)
{
    private const int MostParts = 10_000;

    public static IReadOnlyList<NamedPart> ParseAll(byte[] body)
    {
        var parts = Xml.Parse(body, "CompleteMultipartUpload").Children("Part").Select(Parse).ToList();
        if (parts.Count is 0 or > MostParts)
        {
            throw Xml.Malformed();
        }
        for (var i = 1; i < parts.Count; i++)
        {
            if (parts[i].Number <= parts[i - 1].Number)
            {
                throw new S3Exception("InvalidPartOrder", 400,
                    "The list of parts was not in ascending order. The parts list must be specified in order by part number.");
            }
        }
        return parts;
    }

    private static NamedPart Parse(XElement part)
    {
        var isNumber = int.TryParse(part.ChildText("PartNumber"), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var etag = part.ChildText("ETag")?.Trim().Trim('"');
        if (!isNumber || etag is null)
        {
            throw Xml.Malformed();
        }
        var checksums = ChecksumAlgorithms.All
            .Select(algorithm => (Algorithm: algorithm, Text: part.ChildText("Checksum" + algorithm.Name())))
            .Where(sent => sent.Text is not null)
            .ToDictionary(sent => sent.Algorithm, sent => sent.Text!.Trim());
        return new NamedPart(number, etag, checksums);
    }
}
