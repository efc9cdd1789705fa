using System.IO.Hashing;
using System.Security.Cryptography;

namespace Sandbox.Checksums;

/// <summary>One of S3's checksums over bytes as they pass.</summary>
internal sealed class RunningChecksum(ChecksumAlgorithm algorithm) : IDisposable
{
    private readonly NonCryptographicHashAlgorithm? crc = algorithm switch
    {
        ChecksumAlgorithm.Crc32 => new Crc32(),
        ChecksumAlgorithm.Crc32C => new Crc32(Crc32ParameterSet.Crc32C),
        ChecksumAlgorithm.Crc64Nvme => new Crc64(Crc64ParameterSet.Nvme),
        _ => null,
    };

    private readonly IncrementalHash? hash = algorithm switch
    {
        ChecksumAlgorithm.Sha1 => IncrementalHash.CreateHash(HashAlgorithmName.SHA1),
        ChecksumAlgorithm.Sha256 => IncrementalHash.CreateHash(HashAlgorithmName.SHA256),
        _ => null,
    };

    public ChecksumAlgorithm Algorithm => algorithm;

    public void Append(ReadOnlySpan<byte> data)
    {
        crc?.Append(data);
        hash?.AppendData(data);
    }

    /// <summary>As S3 writes it; the package writes reflected checks with their lowest byte first.</summary>
    public byte[] Finish()
    {
        if (crc is null)
        {
            return hash?.GetHashAndReset() ?? [];
        }
        var check = crc.GetHashAndReset();
        Array.Reverse(check);
        return check;
    }

    public void Dispose() => hash?.Dispose();
}
