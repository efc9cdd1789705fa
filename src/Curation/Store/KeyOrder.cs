using System.Text;

namespace Curation.Store;

/// <summary>
/// The order in which S3 lists keys: by UTF-8 bytes. UTF-16 order (<see cref="string.CompareOrdinal(string, string)"/>) differs
/// where a surrogate pair meets U+E000 to U+FFFF, which is why two listings may only be merged by this comparer.
/// </summary>
public sealed class KeyOrder : IComparer<string>
{
    public static KeyOrder Instance { get; } = new();

    public static int Compare(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var shared = one.CommonPrefixLength(other);
        if (shared == one.Length || shared == other.Length)
        {
            return one.Length.CompareTo(other.Length);
        }

        // A difference in the second half of a pair begins at the pair: step back to compare whole scalar values.
        if (shared > 0 && char.IsLowSurrogate(one[shared]) && char.IsHighSurrogate(one[shared - 1]))
        {
            shared--;
        }

        Rune.DecodeFromUtf16(one[shared..], out var left, out _);
        Rune.DecodeFromUtf16(other[shared..], out var right, out _);
        return left.Value != right.Value ? left.Value.CompareTo(right.Value) : one[shared].CompareTo(other[shared]);
    }

    int IComparer<string>.Compare(string? x, string? y) => Compare(x, y);
}
