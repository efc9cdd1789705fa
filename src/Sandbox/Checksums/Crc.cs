using System.Buffers.Binary;

namespace Sandbox.Checksums;

/// <summary>A reflected cyclic redundancy check of 32 or 64 bits, eight bytes a step, with the arithmetic to join the checks of two pieces.</summary>
internal sealed class Crc
{
    private readonly ulong[][] tables = new ulong[8][];
    private readonly ulong[] powers = new ulong[72];
    private readonly ulong polynomial;
    private readonly ulong top;

    private Crc(ulong reflectedPolynomial, int width)
    {
        polynomial = reflectedPolynomial;
        top = 1UL << (width - 1);
        Width = width;
        Mask = width == 64 ? ulong.MaxValue : (1UL << width) - 1;
        FillTables();
        FillPowers();
    }

    public static Crc Crc32 { get; } = new(0xEDB88320, 32);

    public static Crc Crc32C { get; } = new(0x82F63B78, 32);

    public static Crc Crc64Nvme { get; } = new(0x9A6C9329AC4BC9B5, 64);

    public int Width { get; }

    private ulong Mask { get; }

    /// <summary>The check of everything so far and <paramref name="data"/>; that of nothing is zero.</summary>
    public ulong Append(ulong check, ReadOnlySpan<byte> data)
    {
        var state = check ^ Mask;
        var (t0, t1, t2, t3) = (tables[0], tables[1], tables[2], tables[3]);
        var (t4, t5, t6, t7) = (tables[4], tables[5], tables[6], tables[7]);
        while (data.Length >= 8)
        {
            var x = state ^ BinaryPrimitives.ReadUInt64LittleEndian(data);
            state = t7[(byte)x] ^ t6[(byte)(x >> 8)] ^ t5[(byte)(x >> 16)] ^ t4[(byte)(x >> 24)]
                ^ t3[(byte)(x >> 32)] ^ t2[(byte)(x >> 40)] ^ t1[(byte)(x >> 48)] ^ t0[x >> 56];
            data = data[8..];
        }
        foreach (var value in data)
        {
            state = t0[(byte)(state ^ value)] ^ (state >> 8);
        }
        return state ^ Mask;
    }

    /// <summary>The check of two pieces one after the other, from their own checks and the length of the second.</summary>
    public ulong Combine(ulong first, ulong second, long secondLength)
    {
        // A zero byte multiplies by x^8: start at x^(2^3) and square for each bit of the length.
        var factor = top;
        for (var (bits, power) = ((ulong)secondLength, 3); bits != 0; bits >>= 1, power++)
        {
            if ((bits & 1) != 0)
            {
                factor = Multiply(powers[power], factor);
            }
        }
        return Multiply(factor, first) ^ second;
    }

    private void FillTables()
    {
        for (var table = 0; table < 8; table++)
        {
            tables[table] = new ulong[256];
        }
        for (var value = 0; value < 256; value++)
        {
            var remainder = (ulong)value;
            for (var bit = 0; bit < 8; bit++)
            {
                remainder = (remainder >> 1) ^ ((remainder & 1) != 0 ? polynomial : 0);
            }
            tables[0][value] = remainder;
        }
        for (var table = 1; table < 8; table++)
        {
            for (var value = 0; value < 256; value++)
            {
                var before = tables[table - 1][value];
                tables[table][value] = tables[0][(byte)before] ^ (before >> 8);
            }
        }
    }

    private void FillPowers()
    {
        powers[0] = top >> 1;
        for (var power = 1; power < powers.Length; power++)
        {
            powers[power] = Multiply(powers[power - 1], powers[power - 1]);
        }
    }

    private ulong Multiply(ulong one, ulong other)
    {
        var product = 0UL;
        for (var bit = top; bit != 0; bit >>= 1)
        {
            if ((one & bit) != 0)
            {
                product ^= other;
            }
            other = (other >> 1) ^ ((other & 1) != 0 ? polynomial : 0);
        }
        return product;
    }
}
