namespace Sandbox.Storage.Index;

/// <summary>
/// Every record of the ledger in memory, in the order of its key's bytes. The lock guards the list of blocks and is held for
/// microseconds; what is inside a block never changes.
/// </summary>
internal sealed class SortedRecords
{
    // A block this small is joined with its neighbour, so that deletions leave no long row of crumbs.
    private const int Crumb = RecordBlock.Limit / 8;

    private readonly Lock gate = new();
    private readonly List<RecordBlock> blocks = [];

    public long Count { get; private set; }

    public bool TryGet(ReadOnlySpan<byte> key, out ReadOnlyMemory<byte> value)
    {
        if (TryFind(key, out var block, out var offset) && block.KeyAt(offset).SequenceEqual(key))
        {
            value = block.ValueAt(offset);
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>The first record at or after a key.</summary>
    public bool TryFind(ReadOnlySpan<byte> key, out RecordBlock block, out int offset)
    {
        lock (gate)
        {
            var index = Math.Max(BlockOf(key), 0);
            if (index >= blocks.Count)
            {
                (block, offset) = (default, 0);
                return false;
            }
            block = blocks[index];
            offset = block.Find(key, out _);
            if (offset < block.Length)
            {
                return true;
            }
            if (index + 1 == blocks.Count)
            {
                return false;
            }
            (block, offset) = (blocks[index + 1], 0);
            return true;
        }
    }

    /// <summary>Puts a record and returns the value it takes the place of; empty when there was none.</summary>
    public ReadOnlyMemory<byte> Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        lock (gate)
        {
            if (blocks.Count == 0)
            {
                blocks.Add(new RecordBlock([]));
            }
            var index = Math.Max(BlockOf(key), 0);
            var block = blocks[index];
            var start = block.Find(key, out var exact);
            var was = exact ? block.ValueAt(start) : default;
            var made = block.With(start, exact ? block.Next(start) : start, key, value);
            Count += exact ? 0 : 1;
            Place(index, made);
            return was;
        }
    }

    public ReadOnlyMemory<byte> Remove(ReadOnlySpan<byte> key)
    {
        lock (gate)
        {
            var index = BlockOf(key);
            if (index < 0)
            {
                return default;
            }
            var block = blocks[index];
            var start = block.Find(key, out var exact);
            if (!exact)
            {
                return default;
            }
            Count--;
            Shrink(index, block.Without(start, block.Next(start)));
            return block.ValueAt(start);
        }
    }

    /// <summary>The blocks as they stand now.</summary>
    public RecordBlock[] Capture()
    {
        lock (gate)
        {
            return [.. blocks];
        }
    }

    /// <summary>Takes over blocks that come in order, as a snapshot has them.</summary>
    public void Load(IEnumerable<(RecordBlock Block, int Count)> loaded)
    {
        foreach (var (block, count) in loaded)
        {
            blocks.Add(block);
            Count += count;
        }
    }

    private void Place(int index, RecordBlock made)
    {
        if (made.Length <= RecordBlock.Limit)
        {
            blocks[index] = made;
            return;
        }
        var (first, second) = made.Split();
        blocks[index] = first;
        if (second.Length > 0)
        {
            blocks.Insert(index + 1, second);
        }
    }

    private void Shrink(int index, RecordBlock made)
    {
        if (made.Length == 0)
        {
            blocks.RemoveAt(index);
            return;
        }
        blocks[index] = made;
        if (made.Length < Crumb && index + 1 < blocks.Count && made.Length + blocks[index + 1].Length <= RecordBlock.Limit)
        {
            blocks[index] = made.Followed(blocks[index + 1]);
            blocks.RemoveAt(index + 1);
        }
    }

    /// <summary>The last block that begins at or before the key; -1 when all begin after it.</summary>
    private int BlockOf(ReadOnlySpan<byte> key)
    {
        var (low, high) = (0, blocks.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            // An empty block is only ever the sole one.
            if (blocks[middle].Length == 0 || blocks[middle].FirstKey.SequenceCompareTo(key) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }
        return high;
    }
}
