using System.Security.Cryptography;
using Sandbox.S3;
using Sandbox.Storage.Checksums;

namespace Sandbox.S3Control;

/// <summary>What a call of S3 Control says in headers: of its body, which must be true, and of nothing that is not done here.</summary>
internal static class ControlHeaders
{
    private static readonly string[] Known =
    [
        "x-amz-account-id", "x-amz-api-version", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token", "x-amz-user-agent", SentChecksums.Announced,
        .. ChecksumAlgorithms.All.Select(SentChecksums.HeaderName),
    ];

    public static void Require(HttpRequest request, byte[] body)
    {
        if (request.Headers.Keys.FirstOrDefault(name => SentHeaders.IsAmazon(name) && !Known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw Refusals.NotImplemented(unknown);
        }
        if (request.Headers[SentChecksums.Announced] is [{ } named, ..] && !request.Headers.ContainsKey(SentChecksums.HeaderName(SentChecksums.Parse(named))))
        {
            throw ControlErrors.InvalidRequest($"{SentChecksums.Announced} specified, but no corresponding x-amz-checksum-* header was found.");
        }
        foreach (var algorithm in ChecksumAlgorithms.All)
        {
            using var running = new RunningChecksum(algorithm);
            running.Append(body);
            Require(request.Headers[SentChecksums.HeaderName(algorithm)].ToString(), running.Finish(), algorithm.Name());
        }
        Require(request.Headers.ContentMD5.ToString(), MD5.HashData(body), "Content-MD5");
    }

    private static void Require(string sent, byte[] right, string name)
    {
        if (sent.Length > 0 && sent != Convert.ToBase64String(right))
        {
            throw new S3Exception("BadDigest", 400, $"The {name} you specified did not match the calculated checksum.");
        }
    }
}
