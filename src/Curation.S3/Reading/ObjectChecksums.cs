using Amazon.S3;
using Amazon.S3.Model;
using Curation.Store;

namespace Curation.S3.Reading;

/// <summary>Compares what servers know of two objects' bytes, without reading any.</summary>
internal static class ObjectChecksums
{
    private const string Sha256 = "SHA256:";
    private const string Crc64 = "CRC64NVME:";

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

        var common = Algorithms.Select(of => (One: Whole(one, of), Other: Whole(other, of)))
            .Where(pair => pair is { One: not null, Other: not null });
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

    /// <summary>The checksum over all bytes that a snapshot keeps; empty if the object has none of the two.</summary>
    public static string ToKeep(GetObjectMetadataResponse head) =>
        Whole(head, h => h.ChecksumSHA256) is { } sha ? Sha256 + sha
        : Whole(head, h => h.ChecksumCRC64NVME) is { } crc ? Crc64 + crc
        : "";

    /// <summary>Whether a checksum that was kept says that these are other bytes; no, where one side has none.</summary>
    public static bool Contradict(StoredObject approved, GetObjectMetadataResponse head) =>
        Contradict(approved.Checksum, Sha256, Whole(head, h => h.ChecksumSHA256))
        || Contradict(approved.Checksum, Crc64, Whole(head, h => h.ChecksumCRC64NVME));

    /// <summary>The same of what a copy was answered with.</summary>
    public static bool Contradict(StoredObject approved, CopyObjectResponse copied) =>
        Contradict(approved.Checksum, Sha256, Whole(copied.ChecksumType, copied.ChecksumSHA256))
        || Contradict(approved.Checksum, Crc64, Whole(copied.ChecksumType, copied.ChecksumCRC64NVME));

    private static bool Contradict(string kept, string algorithm, string? found) =>
        found is not null && kept.StartsWith(algorithm, StringComparison.Ordinal) && kept[algorithm.Length..] != found;

    private static string? Whole(GetObjectMetadataResponse head, Func<GetObjectMetadataResponse, string?> of) => Whole(head.ChecksumType, of(head));

    private static string? Whole(ChecksumType? type, string? value) =>
        type == ChecksumType.COMPOSITE || value is not { Length: > 0 } || value.Contains('-', StringComparison.Ordinal) ? null : value;
}
