using System.Buffers.Binary;
using System.IO.Hashing;

namespace Sandbox.Storage.Index;

/// <summary>Length, CRC-32C and content: how journal and snapshot are cut, so that a torn or rotten piece is known as such.</summary>
internal static class Frame
{
    public const int Head = 8;

    // Nothing that is written comes near: a larger length is rot.
    private const int Longest = 256 * 1024 * 1024;

    public static void WriteHead(Span<byte> target, ReadOnlySpan<byte> content)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target, content.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(target[4..], Crc32.HashToUInt32(Crc32ParameterSet.Crc32C, content));
    }

    /// <summary>The next frame's content; null where the stream ends, is cut or does not hold what the head says.</summary>
    public static byte[]? Read(Stream stream)
    {
        Span<byte> head = stackalloc byte[Head];
        if (stream.ReadAtLeast(head, Head, throwOnEndOfStream: false) < Head)
        {
            return null;
        }
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length is <= 0 or > Longest || length > stream.Length - stream.Position)
        {
            return null;
        }
        var content = GC.AllocateUninitializedArray<byte>(length);
        stream.ReadExactly(content);
        return Crc32.HashToUInt32(Crc32ParameterSet.Crc32C, content) == BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) ? content : null;
    }
}
