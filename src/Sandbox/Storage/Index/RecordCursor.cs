namespace Sandbox.Storage.Index;

/// <summary>
/// Walks the records in order, always forward. Each block is seen as it was when the cursor came to it; a writer is never waited
/// for and never makes a key come twice.
/// </summary>
internal sealed class RecordCursor(SortedRecords records)
{
    private RecordBlock block;
    private int offset;

    public ReadOnlySpan<byte> Key => block.KeyAt(offset);

    public ReadOnlyMemory<byte> Value => block.ValueAt(offset);

    /// <summary>Goes to the first record at or after a key.</summary>
    public bool Seek(ReadOnlySpan<byte> key) => records.TryFind(key, out block, out offset);

    public bool MoveNext()
    {
        var next = block.Next(offset);
        if (next < block.Length)
        {
            offset = next;
            return true;
        }
        // The least key after this one is this one and a zero byte.
        return Seek([.. Key, 0]);
    }
}
