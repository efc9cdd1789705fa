namespace Sandbox.Checksums;

/// <summary>
/// The arithmetic that joins the reflected cyclic redundancy checks, of 32 or 64 bits, of two pieces; the checks themselves are a package's.
/// </summary>
internal sealed class Crc
{
    private readonly ulong[] powers = new ulong[72];
    private readonly ulong polynomial;
    private readonly ulong top;

    private Crc(ulong reflectedPolynomial, int width)
    {
        polynomial = reflectedPolynomial;
        top = 1UL << (width - 1);
        Width = width;
        FillPowers();
    }

    public static Crc Crc32 { get; } = new(0xEDB88320, 32);

    public static Crc Crc32C { get; } = new(0x82F63B78, 32);

    public static Crc Crc64Nvme { get; } = new(0x9A6C9329AC4BC9B5, 64);

    public int Width { get; }

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
