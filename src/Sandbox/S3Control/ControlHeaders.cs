using System.Security.Cryptography;
using Sandbox.Checksums;
using Sandbox.Refusals;
using Sandbox.Storage.Records;
using Sandbox.Wire;

namespace Sandbox.S3Control;

/// <summary>What a call of S3 Control says in headers: of its body, which must be true, and of nothing that is not done here.</summary>
internal static class ControlHeaders
{
    private static readonly string[] Known =
    [
        "x-amz-account-id", "x-amz-api-version", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token", "x-amz-user-agent",
        ChecksumHeaders.Announced, .. ChecksumAlgorithms.All.Select(ChecksumHeaders.HeaderName),
    ];

    public static void Require(HttpRequest request, byte[] body)
    {
        if (request.Headers.Keys.FirstOrDefault(
            name => HeaderText.IsAmazon(name) && !Known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw Refusal.NotImplemented(unknown);
        }
        if (request.Headers[ChecksumHeaders.Announced] is [{ } named, ..]
            && !request.Headers.ContainsKey(ChecksumHeaders.HeaderName(ChecksumHeaders.Parse(named))))
        {
            throw ControlErrors.InvalidRequest($"{ChecksumHeaders.Announced} specified, but no corresponding x-amz-checksum-* header was found.");
        }
        foreach (var algorithm in ChecksumAlgorithms.All)
        {
            using var running = new RunningChecksum(algorithm);
            running.Append(body);
            Require(request.Headers[ChecksumHeaders.HeaderName(algorithm)].ToString(), running.Finish(), algorithm.Name());
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
