using System.Globalization;
using System.Numerics;
using Curation.Findings;

namespace Curation.Plates.Rules;

internal sealed class BarcodingCycles()
    : SetRule(
        "I019",
        Severity.Error,
        Severity.Warning,
        "The barcoding cycles of a pooled plate are numbered from 1 without a gap, and each has illumination functions for A, C, G and T.")
{
    private static readonly string[] Bases = ["A", "C", "G", "T"];

    public override string Remedy => "Upload the cycles and functions that lack, or say in the submission why there are none.";

    public override string Docs => "Gallery documentation, data structure: illum of pooled screens.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var batch in source.Imaged)
        {
            foreach (var plate in batch.Plates.Where(plate => plate.Brings(PlatePart.Images)))
            {
                var cycles = plate.Imaged.Aggregate(0UL, (all, imaged) => all | imaged.Cycles);
                LookAtNumbers(batch, plate, cycles, found);
                LookAtIllumination(batch, plate, cycles, found);
            }
        }
    }

    private void LookAtNumbers(BatchJoin batch, Plate plate, ulong cycles, SetFindings found)
    {
        var last = cycles == 0 ? 0 : BitOperations.Log2(cycles);
        var lacking = Enumerable.Range(1, last).Where(cycle => (cycles & (1UL << cycle)) == 0).ToList();
        if (lacking.Count > 0)
        {
            // That there is no gap is our reading; the documentation does not say it.
            found.Add(
                this,
                batch.Folder(PlatePart.Images, plate.Imaged[0].Name),
                plate.Name,
                $"Plate “{plate.Name}” has barcoding cycles up to {last}, but none numbered {string.Join(", ", lacking)}.",
                atMost: Severity.Warning);
        }
    }

    private void LookAtIllumination(BatchJoin batch, Plate plate, ulong cycles, SetFindings found)
    {
        if (!plate.Has(PlatePart.Illum))
        {
            return;
        }

        var channels = batch.Census.Channels.Named(plate.Named!.Channels).ToHashSet(StringComparer.Ordinal);
        for (var cycle = 1; cycle < 64; cycle++)
        {
            var number = cycle.ToString(CultureInfo.InvariantCulture);
            var lacking = Bases.Where(letter => !channels.Contains($"Cycle{number}_Illum{letter}")).ToList();
            if ((cycles & (1UL << cycle)) != 0 && lacking.Count > 0)
            {
                found.Add(
                    this,
                    batch.Folder(PlatePart.Illum, plate.Name),
                    plate.Name,
                    $"Barcoding cycle {number} of plate “{plate.Name}” has no illumination function for {string.Join(", ", lacking)}.");
            }
        }
    }
}
