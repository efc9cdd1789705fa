using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Sandbox.Checksums;

/// <summary>One of S3's checksums over bytes as they pass.</summary>
internal sealed class RunningChecksum(ChecksumAlgorithm algorithm) : IDisposable
{
    private readonly Crc? crc = algorithm.Crc();
    private readonly IncrementalHash? hash = algorithm switch
    {
        ChecksumAlgorithm.Sha1 => IncrementalHash.CreateHash(HashAlgorithmName.SHA1),
        ChecksumAlgorithm.Sha256 => IncrementalHash.CreateHash(HashAlgorithmName.SHA256),
        _ => null,
    };

    private ulong check;

    public ChecksumAlgorithm Algorithm => algorithm;

    public void Append(ReadOnlySpan<byte> data)
    {
        if (algorithm == ChecksumAlgorithm.Crc32C)
        {
            check = Crc32C((uint)check, data);
            return;
        }
        if (crc is not null)
        {
            check = crc.Append(check, data);
            return;
        }
        hash?.AppendData(data);
    }

    public byte[] Finish() => crc is not null ? Checksum.Bytes(crc, check) : hash?.GetHashAndReset() ?? [];

    public void Dispose() => hash?.Dispose();

    /// <summary>The one check that processors have an instruction for.</summary>
    public static uint Crc32C(uint check, ReadOnlySpan<byte> data)
    {
        var state = ~check;
        var words = MemoryMarshal.Cast<byte, ulong>(data);
        foreach (var word in words)
        {
            state = BitOperations.Crc32C(state, word);
        }
        foreach (var value in data[(words.Length * 8)..])
        {
            state = BitOperations.Crc32C(state, value);
        }
        return ~state;
    }
}
