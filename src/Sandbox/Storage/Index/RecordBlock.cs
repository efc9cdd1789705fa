using System.Buffers.Binary;

namespace Sandbox.Storage.Index;

/// <summary>
/// Some dozens of records in the order of their keys, packed in one array that never changes: a change makes a new block.
/// So readers need no lock inside a block, and a million records cost the bytes they have and not a million objects.
/// </summary>
internal readonly struct RecordBlock(byte[] data)
{
    /// <summary>A block that grows beyond this is split; a single record may be larger.</summary>
    public const int Limit = 4 * 1024;

    // Two bytes of key length, four of value length.
    private const int Head = 6;

    public byte[] Data => data;

    public int Length => data.Length;

    public ReadOnlySpan<byte> FirstKey => KeyAt(0);

    public static int RecordLength(int key, int value) => Head + key + value;

    public ReadOnlySpan<byte> KeyAt(int offset) =>
        data.AsSpan(offset + Head, BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(offset)));

    public ReadOnlyMemory<byte> ValueAt(int offset)
    {
        var key = BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(offset));
        return data.AsMemory(offset + Head + key, BinaryPrimitives.ReadInt32LittleEndian(data.AsSpan(offset + 2)));
    }

    public int Next(int offset) => offset + Head
        + BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(offset)) + BinaryPrimitives.ReadInt32LittleEndian(data.AsSpan(offset + 2));

    /// <summary>Where the first record stands whose key is not before <paramref name="key"/>; the length of the block when there is none.</summary>
    public int Find(ReadOnlySpan<byte> key, out bool exact)
    {
        var offset = 0;
        while (offset < data.Length)
        {
            var order = KeyAt(offset).SequenceCompareTo(key);
            if (order >= 0)
            {
                exact = order == 0;
                return offset;
            }
            offset = Next(offset);
        }
        exact = false;
        return offset;
    }

    /// <summary>The block with the bytes from <paramref name="start"/> to <paramref name="end"/> replaced by one record.</summary>
    public RecordBlock With(int start, int end, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        var made = new byte[data.Length - (end - start) + RecordLength(key.Length, value.Length)];
        data.AsSpan(0, start).CopyTo(made);
        var after = start + Write(made.AsSpan(start), key, value);
        data.AsSpan(end).CopyTo(made.AsSpan(after));
        return new RecordBlock(made);
    }

    public RecordBlock Without(int start, int end) => new([.. data.AsSpan(0, start), .. data.AsSpan(end)]);

    public RecordBlock Followed(RecordBlock other) => new([.. data, .. other.Data]);

    /// <summary>Two halves; the second is empty when the block is one large record.</summary>
    public (RecordBlock First, RecordBlock Second) Split()
    {
        var middle = Next(0);
        while (middle < data.Length / 2 && Next(middle) < data.Length)
        {
            middle = Next(middle);
        }
        return (new RecordBlock(data[..middle]), new RecordBlock(data[middle..]));
    }

    private static int Write(Span<byte> target, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(target, (ushort)key.Length);
        BinaryPrimitives.WriteInt32LittleEndian(target[2..], value.Length);
        key.CopyTo(target[Head..]);
        value.CopyTo(target[(Head + key.Length)..]);
        return RecordLength(key.Length, value.Length);
    }
}
