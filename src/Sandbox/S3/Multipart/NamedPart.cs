using System.Globalization;
using System.Xml.Linq;
using Sandbox.Checksums;
using Sandbox.Refusals;
using Sandbox.Storage.Records;
using Sandbox.Wire;

namespace Sandbox.S3.Multipart;

/// <summary>A part as the client names it when it completes an upload.</summary>
internal sealed record NamedPart(int Number, string ETag, IReadOnlyDictionary<ChecksumAlgorithm, string> Checksums)
{
    private const int MostParts = 10_000;

    private static readonly DocumentShape Shape = new(
        "CompleteMultipartUpload",
        ["Part+", "Part/PartNumber", "Part/ETag", .. ChecksumAlgorithms.All.Select(algorithm => "Part/Checksum" + algorithm.Name()), .. Newer]);

    // What S3 computes by now and the sandbox does not.
    private static IEnumerable<string> Newer =>
        ["Part/ChecksumSHA512!", "Part/ChecksumMD5!", "Part/ChecksumXXHASH64!", "Part/ChecksumXXHASH3!", "Part/ChecksumXXHASH128!"];

    /// <summary>The MD5 that the ETag is; null where it is none.</summary>
    public UInt128? Md5 =>
        ETag.Length == 32 && UInt128.TryParse(ETag, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var md5) ? md5 : null;

    public static IReadOnlyList<NamedPart> ParseAll(string upload, byte[] body, CancellationToken cancellationToken)
    {
        var parts = Xml.Parse(body, Shape, cancellationToken).Children("Part").Select(Parse).ToList();
        if (parts.Count == 0)
        {
            throw new S3Exception("InvalidRequest", 400, "You must specify at least one part");
        }
        if (parts.Count > MostParts)
        {
            throw Xml.Malformed();
        }
        for (var i = 1; i < parts.Count; i++)
        {
            if (parts[i].Number <= parts[i - 1].Number)
            {
                throw new S3Exception("InvalidPartOrder", 400,
                    "The list of parts was not in ascending order. The parts list must be specified in order by part number.", ("UploadId", upload));
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
