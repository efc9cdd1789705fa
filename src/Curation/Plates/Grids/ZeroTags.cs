using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Curation.Plates.Grids;

/// <summary>
/// The first digits of the ETag that a bucket gives so many zero bytes: their MD5, or, of an object that came in parts, the MD5 of the MD5s of these.
/// Of each size it is made but once: from the state behind the kilobytes before, which are kept, so that a size that was never seen costs a
/// microsecond.
/// </summary>
internal sealed class ZeroTags
{
    /// <summary>No image is larger; a megabyte of states is kept for as many zeros at most.</summary>
    private const long Largest = 64 * 1024 * 1024;

    private const int Step = 1024;

    // What clients make parts of: the AWS ones 8 MiB, others these.
    private static readonly long[] PartSizes = [.. ((int[])[5, 8, 10, 15, 16, 25, 32, 50, 64]).Select(size => size * 1024L * 1024L)];

    private readonly List<Md5State> states = [Md5State.Begin];
    private (long Size, ulong Tag) last = (-1, 0);

    /// <param name="digits">The first sixteen of the tag.</param>
    public bool Has(ReadOnlySpan<char> tag, ulong digits, long size)
    {
        if (size is <= 0 or > Largest)
        {
            return false;
        }

        if (tag.Contains('-'))
        {
            return int.TryParse(tag[(tag.IndexOf('-') + 1)..], out var parts) && IsOfParts(digits, size, parts);
        }

        if (last.Size != size)
        {
            last = (size, BinaryPrimitives.ReadUInt64BigEndian(Of(size)));
        }

        return last.Tag == digits;
    }

    private bool IsOfParts(ulong digits, long size, int parts)
    {
        foreach (var part in PartSizes)
        {
            if ((size + part - 1) / part == parts && OfParts(size, part, parts) == digits)
            {
                return true;
            }
        }

        return false;
    }

    private ulong OfParts(long size, long part, int parts)
    {
        var all = new byte[parts * MD5.HashSizeInBytes];
        for (var i = 0; i < parts; i++)
        {
            Of(Math.Min(part, size - (i * part))).CopyTo(all, i * MD5.HashSizeInBytes);
        }

        // It is how buckets name what they hold, not a protection.
#pragma warning disable CA5351
        return BinaryPrimitives.ReadUInt64BigEndian(MD5.HashData(all));
#pragma warning restore CA5351
    }

    private byte[] Of(long size)
    {
        Span<byte> zeros = stackalloc byte[Step];
        zeros.Clear();
        for (var step = states.Count; step <= size / Step; step++)
        {
            states.Add(states[^1].With(zeros));
        }

        return states[(int)(size / Step)].End(zeros[..(int)(size % Step)], size);
    }
}
