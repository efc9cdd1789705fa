using System.Runtime.InteropServices;
using Curation.Texts;

namespace Curation.Fixing;

/// <summary>
/// Remembers which keys a listing held, for a listing that cannot be read twice, in <see cref="Bytes"/> however long it is. Never forgets one;
/// takes one that it did not see for seen twice in a million among two million keys, and once in 25 among twenty million.
/// </summary>
public sealed class KnownKeys
{
    public const int Bytes = 1 << 24;

    private const int Marks = 5;
    private readonly ulong[] bits = new ulong[Bytes / sizeof(ulong)];

    public void Add(ReadOnlySpan<char> key)
    {
        var (at, step) = Hash(key);
        for (var i = 0; i < Marks; i++, at += step)
        {
            bits[Word(at)] |= 1UL << (int)(at & 63);
        }
    }

    public bool MayHold(ReadOnlySpan<char> key)
    {
        var (at, step) = Hash(key);
        for (var i = 0; i < Marks; i++, at += step)
        {
            if ((bits[Word(at)] & (1UL << (int)(at & 63))) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static int Word(ulong at) => (int)((at >> 6) % (Bytes / sizeof(ulong)));

    // Two hashes make all marks; the step is odd, so that they differ.
    private static (ulong At, ulong Step) Hash(ReadOnlySpan<char> key)
    {
        var hash = 14695981039346656037UL ^ (ulong)key.Length;
        foreach (var word in MemoryMarshal.Cast<char, ulong>(key))
        {
            hash = (hash ^ word) * 0x9E3779B97F4A7C15UL;
            hash ^= hash >> 32;
        }

        foreach (var letter in key[(key.Length / 4 * 4)..])
        {
            hash = (hash ^ letter) * 0x9E3779B97F4A7C15UL;
            hash ^= hash >> 29;
        }

        return (Mixed(hash), Mixed(hash + 0x9E3779B97F4A7C15UL) | 1);
    }

    private static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
