using System.Buffers.Binary;
using System.IO.Hashing;

namespace Portal.Demo.Seeds;

/// <summary>Gzip without compression: what a compressor makes changes with its version, and a seed must not.</summary>
internal static class Gzip
{
    private const int LongestBlock = 65_535;

    public static byte[] Of(ReadOnlySpan<byte> content)
    {
        using var file = new MemoryStream();
        // Deflate, no flags, no time, no name, unknown system.
        file.Write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]);
        Span<byte> head = stackalloc byte[8];
        for (var at = 0; at == 0 || at < content.Length; at += LongestBlock)
        {
            var block = content.Slice(at, Math.Min(LongestBlock, content.Length - at));
            head[0] = (byte)(at + block.Length == content.Length ? 1 : 0);
            BinaryPrimitives.WriteUInt16LittleEndian(head[1..], (ushort)block.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(head[3..], (ushort)~block.Length);
            file.Write(head[..5]);
            file.Write(block);
        }
        BinaryPrimitives.WriteUInt32LittleEndian(head, Crc32.HashToUInt32(content));
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], (uint)content.Length);
        file.Write(head);
        return file.ToArray();
    }
}
