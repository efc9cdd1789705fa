namespace Sandbox.Storage.Index;

/// <summary>
/// Walks the records in order, always forward. Each block is seen as it was when the cursor came to it; a writer is never waited
/// for and never makes a key come twice.
/// </summary>
internal sealed class RecordCursor(SortedRecords records)
{
    private RecordBlock _block;
    private int _offset;

    public ReadOnlySpan<byte> Key => _block.KeyAt(_offset);

    public ReadOnlyMemory<byte> Value => _block.ValueAt(_offset);

    /// <summary>Goes to the first record at or after a key.</summary>
    public bool Seek(ReadOnlySpan<byte> key) => records.TryFind(key, out _block, out _offset);

    public bool MoveNext()
    {
        var next = _block.Next(_offset);
        if (next < _block.Length)
        {
            _offset = next;
            return true;
        }
        // The least key after this one is this one and a zero byte.
        return Seek([.. Key, 0]);
    }
}
