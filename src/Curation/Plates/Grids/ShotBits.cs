using System.Numerics;
using Curation.Plates.Wells;

namespace Curation.Plates.Grids;

/// <summary>
/// Which shots each well of one plate has: a bit for every well of the largest plate and every shot, 24 KB for the 128 shots of a usual
/// plate, 3 MB for the most that are told apart.
/// </summary>
internal sealed class ShotBits
{
    private const int Wells = Well.Rows * Well.Columns;

    // Words of 64 shots a well.
    private int width = 2;
    private ulong[] bits = new ulong[Wells * 2];

    public void Add(Well well, int shot)
    {
        while (shot >= width * 64)
        {
            Widen();
        }

        bits[(well.Index * width) + (shot / 64)] |= 1UL << (shot % 64);
    }

    public bool Has(Well well, int shot) => shot < width * 64 && (bits[(well.Index * width) + (shot / 64)] & (1UL << (shot % 64))) != 0;

    public int CountOf(Well well)
    {
        var count = 0;
        foreach (var word in Row(well))
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>The numbers of the shots that any of the wells has.</summary>
    public IEnumerable<int> In(WellSet wells)
    {
        var all = new ulong[width];
        foreach (var well in wells.InOrder())
        {
            var row = Row(well);
            for (var i = 0; i < width; i++)
            {
                all[i] |= row[i];
            }
        }

        return Enumerable.Range(0, width * 64).Where(shot => (all[shot / 64] & (1UL << (shot % 64))) != 0);
    }

    /// <summary>Forgets these wells; if they are all that were added, all is forgotten.</summary>
    public void Clear(WellSet wells)
    {
        foreach (var well in wells.InOrder())
        {
            Row(well).Clear();
        }
    }

    private Span<ulong> Row(Well well) => bits.AsSpan(well.Index * width, width);

    private void Widen()
    {
        var wider = new ulong[bits.Length * 2];
        for (var well = 0; well < Wells; well++)
        {
            bits.AsSpan(well * width, width).CopyTo(wider.AsSpan(well * width * 2));
        }

        (bits, width) = (wider, width * 2);
    }
}
