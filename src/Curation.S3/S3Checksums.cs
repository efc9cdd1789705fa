using Amazon.S3;
using Amazon.S3.Model;

namespace Curation.S3;

/// <summary>Compares what servers know of two objects' bytes, without reading any.</summary>
internal static class S3Checksums
{
    // One row an algorithm; a checksum of checksums ("…-3", COMPOSITE) depends on part sizes and tells nothing here.
    private static readonly Func<GetObjectMetadataResponse, string?>[] Algorithms =
    [
        head => head.ChecksumCRC64NVME, head => head.ChecksumCRC32, head => head.ChecksumCRC32C,
        head => head.ChecksumSHA1, head => head.ChecksumSHA256, head => head.ChecksumSHA512, head => head.ChecksumMD5,
        head => head.ChecksumXXHASH3, head => head.ChecksumXXHASH64, head => head.ChecksumXXHASH128,
    ];

    /// <summary>True or false if a checksum both have tells; null if they have none in common.</summary>
    public static bool? AreEqual(GetObjectMetadataResponse one, GetObjectMetadataResponse other)
    {
        if (one.ContentLength != other.ContentLength)
        {
            return false;
        }

        var common = Algorithms.Select(of => (One: Whole(one, of), Other: Whole(other, of))).Where(pair => pair is { One: not null, Other: not null });
        bool? equal = one.ContentLength == 0 ? true : null;
        foreach (var pair in common)
        {
            if (pair.One != pair.Other)
            {
                return false;
            }

            equal = true;
        }

        return equal;
    }

    private static string? Whole(GetObjectMetadataResponse head, Func<GetObjectMetadataResponse, string?> of) =>
        head.ChecksumType == ChecksumType.COMPOSITE || of(head) is not { Length: > 0 } value || value.Contains('-', StringComparison.Ordinal)
            ? null
            : value;
}
