using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.S3.Reading;

namespace Curation.S3.Copying;

/// <summary>The ETag that S3 will give to an object made of these parts, known before it is made.</summary>
internal static class WholeETag
{
    /// <summary>Null if it cannot be foretold: under KMS a part's ETag is no digest of its bytes.</summary>
    public static string? Of(IReadOnlyList<CopyPartResponse> parts)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (var part in parts)
        {
            var etag = StoredKeys.Unquoted(part.ETag);
            if (etag.Length != 32 || !etag.All(char.IsAsciiHexDigit) || IsKms(part.ServerSideEncryptionMethod))
            {
                return null;
            }

            digest.AppendData(Convert.FromHexString(etag));
        }

        return $"{Convert.ToHexStringLower(digest.GetHashAndReset())}-{parts.Count}";
    }

    private static bool IsKms(ServerSideEncryptionMethod? method) => method?.Value.StartsWith("aws:kms", StringComparison.Ordinal) == true;
}
