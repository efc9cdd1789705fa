using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Curation.Plates.Names;

/// <summary>
/// Puts the names of folders aside, for a pass after the listing: disk grows with keys (some 5 bytes each, packed), memory only with
/// folders. The names of a folder stand in blocks, each of which tells where the one before it begins, so that a folder that comes back
/// costs no memory either. Not for use by two threads.
/// </summary>
internal sealed class NameSpool(Stream scratch)
{
    /// <summary>A name has at most 1,024 bytes in S3; a longer one, which a caller made up, is left out.</summary>
    private const int LongestName = 4096;

    private const int BlockBytes = 64 * 1024;
    private const int HeadBytes = 16;

    private readonly byte[] block = new byte[BlockBytes];
    private readonly byte[] packed = new byte[HeadBytes + BrotliEncoder.GetMaxCompressedLength(BlockBytes)];
    private int length;
    private NameList? at;

    public void Add(NameList list, ReadOnlySpan<char> name)
    {
        if (name.Length > LongestName / 3)
        {
            return;
        }

        if (list != at || length + LongestName > BlockBytes)
        {
            Flush();
            at = list;
        }

        // A line break cannot be in the way: the length stands before each name.
        var written = Encoding.UTF8.GetBytes(name, block.AsSpan(length + 2));
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(length), (ushort)written);
        length += 2 + written;
        list.Count++;
    }

    /// <summary>All names of a folder, each once for every time it was added. A memory is valid until the next one is asked for.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Read(NameList? list)
    {
        Flush();
        at = null;
        var text = new byte[BlockBytes];
        for (var start = list?.LastBlock ?? -1; start >= 0;)
        {
            (start, var end) = Load(start, text);
            for (var from = 0; from < end;)
            {
                var size = BinaryPrimitives.ReadUInt16LittleEndian(text.AsSpan(from));
                yield return text.AsMemory(from + 2, size);
                from += 2 + size;
            }
        }
    }

    private void Flush()
    {
        if (at is null || length == 0)
        {
            return;
        }

        if (!BrotliEncoder.TryCompress(block.AsSpan(0, length), packed.AsSpan(HeadBytes), out var size, quality: 1, window: 18))
        {
            throw new InvalidOperationException("A block of names did not fit the room that was reckoned for it.");
        }

        BinaryPrimitives.WriteInt64LittleEndian(packed, at.LastBlock);
        BinaryPrimitives.WriteInt32LittleEndian(packed.AsSpan(8), length);
        BinaryPrimitives.WriteInt32LittleEndian(packed.AsSpan(12), size);
        at.LastBlock = scratch.Seek(0, SeekOrigin.End);
        scratch.Write(packed.AsSpan(0, HeadBytes + size));
        length = 0;
    }

    private (long Before, int Length) Load(long start, byte[] text)
    {
        scratch.Position = start;
        scratch.ReadExactly(packed.AsSpan(0, HeadBytes));
        var before = BinaryPrimitives.ReadInt64LittleEndian(packed);
        var size = BinaryPrimitives.ReadInt32LittleEndian(packed.AsSpan(12));
        scratch.ReadExactly(packed.AsSpan(HeadBytes, size));
        return BrotliDecoder.TryDecompress(packed.AsSpan(HeadBytes, size), text, out var length)
            && length == BinaryPrimitives.ReadInt32LittleEndian(packed.AsSpan(8))
                ? (before, length)
                : throw new InvalidDataException("The names that this check had put aside were changed while it ran.");
    }
}

/// <summary>Where the names of one folder stand in a <see cref="NameSpool"/>: forty bytes in memory, however many they are.</summary>
internal sealed class NameList
{
    /// <summary>Of the block that was written last, which tells of the one before; negative if there is none.</summary>
    public long LastBlock { get; set; } = -1;

    public long Count { get; set; }
}
