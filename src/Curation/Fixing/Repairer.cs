using Curation.Checks;
using Curation.Findings;
using Curation.Keys;

namespace Curation.Fixing;

/// <summary>Repairs one key until a check proposes nothing more, as one defect often hides the next. Not for use by two threads.</summary>
public sealed class Repairer
{
    // A key has a handful of folders, and each repair settles one of them.
    private const int MostSteps = 10;

    private readonly List<Finding> found = [];
    private readonly StructureCheck check;
    private readonly RepairSteps steps;

    public Repairer(RulePack pack, Profile profile)
    {
        check = new StructureCheck(pack, profile, found.Add);
        steps = new RepairSteps(pack, profile);
    }

    /// <summary>
    /// Null if the repairs come to no end. The target is the key itself if there is none. Where no single repair leads to a documented place,
    /// several that do so together are one.
    /// </summary>
    public KeyRepair? Repair(string key, long size)
    {
        var at = key;
        for (var step = 0; step <= MostSteps; step++)
        {
            found.Clear();
            check.Observe(at, size);
            var next = found.Where(finding => finding.Repair is not null).MaxBy(finding => finding.Severity)?.Repair
                ?? (found.Count > 0 ? steps.ToPlace(at, size) : null);
            if (next is null || next == at)
            {
                return new KeyRepair(key, at, found.FirstOrDefault(finding => finding.Severity == Severity.Error)?.Message);
            }

            at = next;
        }

        return null;
    }
}
