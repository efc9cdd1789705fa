using System.Text;

namespace Portal.Demo.Seeds;

/// <summary>Numbers that look random and follow from a text alone: the same on every machine, whatever its runtime.</summary>
internal sealed class SeededRandom
{
    private ulong state = 0xCBF29CE484222325;

    public SeededRandom(params ReadOnlySpan<string> seeds)
    {
        foreach (var value in Encoding.UTF8.GetBytes(string.Join('\n', seeds)))
        {
            state = (state ^ value) * 0x100000001B3;
        }
    }

    /// <summary>At least <paramref name="from"/> and less than <paramref name="to"/>.</summary>
    public int Next(int from, int to) => from + (int)(Next() % (ulong)(to - from));

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var value = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
