using System.Security.Cryptography;

namespace Sandbox.Checksums;

/// <summary>The MD5 that makes an ETag, and the checksums asked for, in one pass.</summary>
internal sealed class RunningDigest(IEnumerable<ChecksumAlgorithm> algorithms) : IDisposable
{
    private readonly IncrementalHash md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private readonly RunningChecksum[] checksums = [.. algorithms.Distinct().Select(algorithm => new RunningChecksum(algorithm))];
    private long length;

    public void Append(ReadOnlySpan<byte> data)
    {
        length += data.Length;
        md5.AppendData(data);
        foreach (var checksum in checksums)
        {
            checksum.Append(data);
        }
    }

    public Digest Finish() =>
        new(length, md5.GetHashAndReset(), checksums.ToDictionary(checksum => checksum.Algorithm, checksum => checksum.Finish()));

    public void Dispose()
    {
        md5.Dispose();
        foreach (var checksum in checksums)
        {
            checksum.Dispose();
        }
    }
}

/// <summary>What is known of bytes that passed.</summary>
internal sealed record Digest(long Length, byte[] Md5, IReadOnlyDictionary<ChecksumAlgorithm, byte[]> Checksums);
