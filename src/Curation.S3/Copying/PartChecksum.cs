using Amazon.S3;
using Amazon.S3.Model;

namespace Curation.S3.Copying;

/// <summary>The checksum that a part-wise copy should have: the source's own, so that the server itself compares the bytes at the end.</summary>
internal sealed record PartChecksum(ChecksumAlgorithm Algorithm, ChecksumType Type, string Value)
{
    public static PartChecksum? Of(GetObjectMetadataResponse head) =>
        Of(head, ChecksumAlgorithm.CRC64NVME, head.ChecksumCRC64NVME)
        ?? Of(head, ChecksumAlgorithm.CRC32C, head.ChecksumCRC32C)
        ?? Of(head, ChecksumAlgorithm.CRC32, head.ChecksumCRC32)
        ?? Of(head, ChecksumAlgorithm.SHA256, head.ChecksumSHA256)
        ?? Of(head, ChecksumAlgorithm.SHA1, head.ChecksumSHA1);

    public void Expect(CompleteMultipartUploadRequest request)
    {
        request.ChecksumType = Type;
        if (Type != ChecksumType.FULL_OBJECT)
        {
            return; // A checksum of checksums is made from the parts' own, which travel with them.
        }

        request.ChecksumCRC64NVME = Algorithm == ChecksumAlgorithm.CRC64NVME ? Value : null;
        request.ChecksumCRC32C = Algorithm == ChecksumAlgorithm.CRC32C ? Value : null;
        request.ChecksumCRC32 = Algorithm == ChecksumAlgorithm.CRC32 ? Value : null;
    }

    private static PartChecksum? Of(GetObjectMetadataResponse head, ChecksumAlgorithm algorithm, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        var composite = head.ChecksumType == ChecksumType.COMPOSITE || value.Contains('-', StringComparison.Ordinal);
        var sha = algorithm == ChecksumAlgorithm.SHA256 || algorithm == ChecksumAlgorithm.SHA1;

        // A SHA over an object made in one piece cannot be made from parts; the server's default (CRC-64) takes its place.
        return sha && !composite ? null : new PartChecksum(algorithm, composite ? ChecksumType.COMPOSITE : ChecksumType.FULL_OBJECT, value);
    }
}
