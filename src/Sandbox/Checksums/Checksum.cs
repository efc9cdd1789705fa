using System.Buffers.Binary;

namespace Sandbox.Checksums;

/// <summary>A checksum as S3 keeps it beside an object: of all its bytes, or of the checksums of its parts.</summary>
internal sealed record Checksum(ChecksumAlgorithm Algorithm, ChecksumType Type, ReadOnlyMemory<byte> Value)
{
    /// <summary>The number at the end of a composite checksum; zero otherwise.</summary>
    public int Parts { get; init; }

    public string Text => Type == ChecksumType.Composite ? $"{Convert.ToBase64String(Value.Span)}-{Parts}" : Convert.ToBase64String(Value.Span);

    /// <summary>The checksum of an object made of parts, from theirs: joined where the type is full object, hashed otherwise.</summary>
    public static Checksum OfParts(ChecksumAlgorithm algorithm, ChecksumType type, IReadOnlyList<(ReadOnlyMemory<byte> Value, long Length)> parts)
    {
        if (type == ChecksumType.FullObject && algorithm.Crc() is { } crc)
        {
            var joined = parts.Aggregate(0UL, (sofar, part) => crc.Combine(sofar, Number(part.Value.Span), part.Length));
            return new Checksum(algorithm, type, Bytes(crc, joined));
        }
        using var running = new RunningChecksum(algorithm);
        foreach (var part in parts)
        {
            running.Append(part.Value.Span);
        }
        return new Checksum(algorithm, ChecksumType.Composite, running.Finish()) { Parts = parts.Count };
    }

    public static byte[] Bytes(Crc crc, ulong check)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, check);
        return bytes[(8 - (crc.Width / 8))..];
    }

    private static ulong Number(ReadOnlySpan<byte> bytes)
    {
        var number = 0UL;
        foreach (var value in bytes)
        {
            number = (number << 8) | value;
        }
        return number;
    }
}
