using System.Globalization;
using System.Numerics;
using Curation.Plates.Grids;

namespace Curation.Plates.Wells;

/// <summary>Some wells of a plate, a bit each: 192 bytes, whatever the plate. Once it is handed out nobody changes it.</summary>
internal sealed class WellSet : IEquatable<WellSet>
{
    private const int Length = Well.Rows * Well.Columns / 64;

    private readonly ulong[] bits = new ulong[Length];

    public WellSet(params ReadOnlySpan<Well> wells)
    {
        foreach (var well in wells)
        {
            Add(well);
        }
    }

    private WellSet(ulong[] bits) => this.bits = bits;

    public int Count => bits.Sum(BitOperations.PopCount);

    public bool IsEmpty => !bits.AsSpan().ContainsAnyExcept(0UL);

    public bool Contains(Well well) => (bits[well.Index / 64] & (1UL << (well.Index % 64))) != 0;

    public void Add(Well well) => bits[well.Index / 64] |= 1UL << (well.Index % 64);

    public void Clear() => Array.Clear(bits);

    public WellSet Copy() => new((ulong[])bits.Clone());

    public WellSet Except(WellSet other) => new([.. bits.Zip(other.bits, (mine, others) => mine & ~others)]);

    public WellSet With(WellSet other) => new([.. bits.Zip(other.bits, (mine, others) => mine | others)]);

    /// <summary>Row by row.</summary>
    public IEnumerable<Well> InOrder()
    {
        for (var word = 0; word < Length; word++)
        {
            for (var rest = bits[word]; rest != 0; rest &= rest - 1)
            {
                yield return Well.FromIndex((word * 64) + BitOperations.TrailingZeroCount(rest));
            }
        }
    }

    /// <summary>The first wells, and how many more there are: <c>A01, A02 and 382 more</c>.</summary>
    public string Describe(int named) =>
        string.Join(", ", InOrder().Take(named)) + (Count > named ? string.Create(CultureInfo.InvariantCulture, $" and {Count - named:N0} more") : "");

    public bool Equals(WellSet? other) => other is not null && bits.AsSpan().SequenceEqual(other.bits);

    public override bool Equals(object? obj) => Equals(obj as WellSet);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var word in bits)
        {
            hash.Add(word);
        }

        return hash.ToHashCode();
    }
}
