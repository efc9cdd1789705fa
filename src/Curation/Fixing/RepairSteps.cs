using Curation.Checks;
using Curation.Findings;
using Curation.Keys;
using Curation.Keys.Rules;

namespace Curation.Fixing;

/// <summary>
/// Follows single steps on a key whose defects hide each other, such as a misspelt folder behind a doubled slash: first slashes, as they
/// shift every folder behind them, then from the left to the right, as a folder tells the rules what may stand below it. Not for use by two threads.
/// </summary>
internal sealed class RepairSteps
{
    // S3 takes keys of 1,024 bytes, and people seldom make more than three slips on one.
    private const int Most = 16;

    private static readonly string Slashes = new CleanPath().Id;

    private readonly RulePack pack;
    private readonly List<Finding> found = [];
    private readonly StructureCheck check;

    public RepairSteps(RulePack pack, Profile profile)
    {
        this.pack = pack;
        check = new StructureCheck(pack, profile, found.Add) { ProposesSteps = true };
    }

    /// <summary>The documented place where the steps end; null if they end elsewhere, lead in a circle, or there are none.</summary>
    public string? ToPlace(string key, long size)
    {
        if (KeyReader.PlaceOf(key, pack.Layout) is not null)
        {
            return null;
        }

        var at = key;
        for (var step = 0; step < Most; step++)
        {
            if (Next(at, size) is not { } next)
            {
                return null;
            }

            if (KeyReader.PlaceOf(next, pack.Layout) is not null)
            {
                return next;
            }

            at = next;
        }

        return null;
    }

    private string? Next(string key, long size)
    {
        found.Clear();
        check.Observe(key, size);
        var proposed = found.Where(finding => finding.Repair is not null && finding.Repair != key).ToList();
        return (proposed.Find(finding => finding.Rule == Slashes)
            ?? proposed.MinBy(finding => key.AsSpan().CommonPrefixLength(finding.Repair)))?.Repair;
    }
}
