using System.Buffers;
using System.Buffers.Binary;

namespace Sandbox.Storage.Index;

/// <summary>
/// Changes that become visible together or not at all. What it reads is the state before it, and nobody else writes until it
/// is over: a condition checked here holds when the change is published.
/// </summary>
internal sealed class LedgerTransaction
{
    private const byte PutMark = 1;
    private const byte DeleteMark = 2;

    private readonly SortedRecords records;
    private readonly ArrayBufferWriter<byte> frame = new(512);

    public LedgerTransaction(SortedRecords records)
    {
        this.records = records;
        frame.GetSpan(Frame.Head)[..Frame.Head].Clear();
        frame.Advance(Frame.Head);
    }

    public bool IsEmpty => frame.WrittenCount == Frame.Head;

    public bool TryGet(ReadOnlySpan<byte> key, out ReadOnlyMemory<byte> value) => records.TryGet(key, out value);

    public RecordCursor Cursor() => new(records);

    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        frame.Write([PutMark]);
        WriteSized(key);
        WriteSized(value);
    }

    public void Delete(ReadOnlySpan<byte> key)
    {
        frame.Write([DeleteMark]);
        WriteSized(key);
    }

    /// <summary>The changes as the journal takes them, with room for the head.</summary>
    public byte[] ToFrame() => frame.WrittenSpan.ToArray();

    /// <summary>Does to the records what a frame's content says, and tells the values that went and came.</summary>
    public static List<LedgerChange> Apply(ReadOnlyMemory<byte> content, SortedRecords records)
    {
        var changes = new List<LedgerChange>();
        while (content.Length > 0)
        {
            var mark = content.Span[0];
            content = content[1..];
            var key = ReadSized(ref content);
            var value = mark == PutMark ? ReadSized(ref content) : default;
            var was = mark == PutMark ? records.Put(key.Span, value.Span) : records.Remove(key.Span);
            changes.Add(new LedgerChange(key, was, value));
        }
        return changes;
    }

    private void WriteSized(ReadOnlySpan<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(frame.GetSpan(4), bytes.Length);
        frame.Advance(4);
        frame.Write(bytes);
    }

    private static ReadOnlyMemory<byte> ReadSized(ref ReadOnlyMemory<byte> content)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(content.Span);
        var bytes = content.Slice(4, length);
        content = content[(4 + length)..];
        return bytes;
    }
}

/// <summary>One record's value before and after; empty stands for none.</summary>
internal readonly record struct LedgerChange(ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> Was, ReadOnlyMemory<byte> Now);
