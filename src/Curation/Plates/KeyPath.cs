using Curation.Keys;

namespace Curation.Plates;

/// <summary>The first folders of a key; the last part holds all that remains of it.</summary>
internal readonly ref struct KeyPath(ReadOnlySpan<char> key, ReadOnlySpan<Range> parts)
{
    private readonly ReadOnlySpan<Range> parts = parts;

    public ReadOnlySpan<char> Key { get; } = key;

    public int Count => parts.Length;

    public ReadOnlySpan<char> this[int index] => Key[parts[index]];

    /// <summary>Where the part ends in the key.</summary>
    public int EndOf(int index) => parts[index].End.GetOffset(Key.Length);

    public ReadOnlySpan<char> Through(int index) => Key[..EndOf(index)];

    /// <summary>Left behind by a system or a transfer: it proves no batch and no plate.</summary>
    public bool IsDebris => !Debris.Find(Key).IsEmpty;
}
