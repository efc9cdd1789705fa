using System.Security.Cryptography;

namespace Sandbox.Checksums;

/// <summary>The MD5 that makes an ETag, and the checksums asked for, in one pass.</summary>
internal sealed class RunningDigest(IEnumerable<ChecksumAlgorithm> algorithms) : IDisposable
{
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private readonly RunningChecksum[] _checksums = [.. algorithms.Distinct().Select(algorithm => new RunningChecksum(algorithm))];
    private long _length;

    public void Append(ReadOnlySpan<byte> data)
    {
        _length += data.Length;
        _md5.AppendData(data);
        foreach (var checksum in _checksums)
        {
            checksum.Append(data);
        }
    }

    public Digest Finish() => new(_length, _md5.GetHashAndReset(), _checksums.ToDictionary(checksum => checksum.Algorithm, checksum => checksum.Finish()));

    public void Dispose()
    {
        _md5.Dispose();
        foreach (var checksum in _checksums)
        {
            checksum.Dispose();
        }
    }
}

/// <summary>What is known of bytes that passed.</summary>
internal sealed record Digest(long Length, byte[] Md5, IReadOnlyDictionary<ChecksumAlgorithm, byte[]> Checksums);
