using Sandbox.Checksums;
using Sandbox.Refusals;
using Sandbox.Storage.Records;

namespace Sandbox.Wire;

/// <summary>How checksums are named in headers.</summary>
internal static class ChecksumHeaders
{
    /// <summary>Names the algorithm of a checksum that stands in another header.</summary>
    public const string Announced = "x-amz-sdk-checksum-algorithm";

    private const string Before = "x-amz-checksum-";

    private static readonly string[] NotValues = [Before + "mode", Before + "algorithm", Before + "type"];

    public static string HeaderName(ChecksumAlgorithm algorithm) => Before + algorithm.Name().ToLowerInvariant();

    /// <summary>Whether a header holds a checksum, and not a word about one.</summary>
    public static bool IsValue(string header) =>
        header.StartsWith(Before, StringComparison.OrdinalIgnoreCase) && !NotValues.Contains(header, StringComparer.OrdinalIgnoreCase);

    /// <summary>The algorithm that a header of a checksum is for.</summary>
    public static ChecksumAlgorithm AlgorithmOf(string header) => Parse(header[Before.Length..]);

    /// <summary>An algorithm by its name in whichever case; refuses those that S3 knows and the sandbox does not.</summary>
    public static ChecksumAlgorithm Parse(string name)
    {
        foreach (var algorithm in ChecksumAlgorithms.All)
        {
            if (algorithm.Name().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return algorithm;
            }
        }
        throw new S3Exception("InvalidRequest", 400,
            $"Checksum algorithm provided is unsupported: {name}. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]");
    }
}
