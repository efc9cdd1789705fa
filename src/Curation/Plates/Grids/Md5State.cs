using System.Buffers.Binary;
using System.Numerics;

namespace Curation.Plates.Grids;

/// <summary>
/// MD5 on its way, as RFC 1321 has it, which can be gone on with from the same place many times; the library's cannot. For comparing with ETags, and for
/// nothing that anybody has to trust.
/// </summary>
internal readonly record struct Md5State(uint A, uint B, uint C, uint D)
{
    private const int Block = 64;

    private static readonly uint[] Sines = [.. Enumerable.Range(1, 64).Select(i => (uint)(Math.Abs(Math.Sin(i)) * 4294967296.0))];
    private static readonly int[] Shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

    public static Md5State Begin => new(0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476);

    /// <param name="whole">Whole blocks of 64 bytes.</param>
    public Md5State With(ReadOnlySpan<byte> whole)
    {
        var state = this;
        for (; !whole.IsEmpty; whole = whole[Block..])
        {
            state = state.WithBlock(whole[..Block]);
        }

        return state;
    }

    /// <param name="rest">The last bytes.</param>
    /// <param name="length">Of all bytes.</param>
    public byte[] End(ReadOnlySpan<byte> rest, long length)
    {
        var whole = rest.Length / Block * Block;
        Span<byte> last = stackalloc byte[2 * Block];
        last.Clear();
        rest[whole..].CopyTo(last);
        last[rest.Length - whole] = 0x80;
        last = rest.Length - whole < Block - 8 ? last[..Block] : last;
        BinaryPrimitives.WriteInt64LittleEndian(last[^8..], length * 8);
        var end = With(rest[..whole]).With(last);
        var hash = new byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(hash, end.A);
        BinaryPrimitives.WriteUInt32LittleEndian(hash.AsSpan(4), end.B);
        BinaryPrimitives.WriteUInt32LittleEndian(hash.AsSpan(8), end.C);
        BinaryPrimitives.WriteUInt32LittleEndian(hash.AsSpan(12), end.D);
        return hash;
    }

    private Md5State WithBlock(ReadOnlySpan<byte> block)
    {
        var (a, b, c, d) = (A, B, C, D);
        for (var i = 0; i < 64; i++)
        {
            var (mix, word) = (i / 16) switch
            {
                0 => ((b & c) | (~b & d), i),
                1 => ((d & b) | (~d & c), (5 * i) + 1),
                2 => (b ^ c ^ d, (3 * i) + 5),
                _ => (c ^ (b | ~d), 7 * i),
            };
            var turned = BitOperations.RotateLeft(a + mix + Sines[i] + BinaryPrimitives.ReadUInt32LittleEndian(block[(word % 16 * 4)..]), Shifts[(i / 16 * 4) + (i % 4)]);
            (a, d, c, b) = (d, c, b, b + turned);
        }

        return new Md5State(A + a, B + b, C + c, D + d);
    }
}
