namespace Curation.Tables.LoadData;

/// <summary>
/// Different names, numbered in the order in which they came. All their bytes stand in one array, so that a name costs some ten bytes
/// beside its own, and no object.
/// </summary>
internal sealed class NameTable
{
    private byte[] text = new byte[1024];
    private int[] starts = new int[16];
    private int[] slots = new int[32];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int number] => text.AsSpan(starts[number]..starts[number + 1]);

    /// <summary>The number of a name, or -1.</summary>
    public int Find(ReadOnlySpan<byte> name) => slots[SlotOf(name)] - 1;

    /// <summary>The number of a name, which is <see cref="Count"/> as it was before if the name is new.</summary>
    public int Add(ReadOnlySpan<byte> name)
    {
        var slot = SlotOf(name);
        if (slots[slot] == 0)
        {
            Append(name);
            slots[slot] = Count;
            Grow();
            return Count - 1;
        }

        return slots[slot] - 1;
    }

    private static int HashOf(ReadOnlySpan<byte> name)
    {
        // Seeded anew in every process: nobody can write a table whose names all meet in one slot.
        var hash = default(HashCode);
        hash.AddBytes(name);
        return hash.ToHashCode();
    }

    private int SlotOf(ReadOnlySpan<byte> name)
    {
        var mask = slots.Length - 1;
        var slot = HashOf(name) & mask;
        while (slots[slot] != 0 && !this[slots[slot] - 1].SequenceEqual(name))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Append(ReadOnlySpan<byte> name)
    {
        var end = starts[Count] + name.Length;
        if (end > text.Length)
        {
            Array.Resize(ref text, Math.Max(end, text.Length * 2));
        }

        name.CopyTo(text.AsSpan(starts[Count]));
        Count++;
        if (Count == starts.Length)
        {
            Array.Resize(ref starts, starts.Length * 2);
        }

        starts[Count] = end;
    }

    private void Grow()
    {
        if (Count * 2 <= slots.Length)
        {
            return;
        }

        slots = new int[slots.Length * 2];
        for (var number = 0; number < Count; number++)
        {
            slots[SlotOf(this[number])] = number + 1;
        }
    }
}
