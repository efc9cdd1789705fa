using System.Globalization;
using Cpg.Sources;
using Curation.Checking;

namespace Cpg.Fixing;

/// <summary>
/// The moves that mend a listing and hurt nothing. Holds the repairs, not the listing: that is read twice, once to find the repairs, once to see
/// which of their targets exist.
/// </summary>
internal sealed class RepairPlan
{
    private readonly List<(KeyRepair Repair, string Reason)> refused = [];
    private readonly List<KeyRepair> repairs = [];

    private RepairPlan()
    {
    }

    /// <summary>In the order of the listing.</summary>
    public IReadOnlyList<KeyRepair> Repairs => repairs;

    public IReadOnlyList<(KeyRepair Repair, string Reason)> Refused => refused;

    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{repairs.Count:N0} repairs written, {refused.Count:N0} refused; {repairs.Count(r => r.Left is not null):N0} of the keys written have errors left that need a person.");

    public static async Task<RepairPlan> MakeAsync(
        IKeySource source, RulePack pack, Profile profile, IMoves moves, Progress progress, CancellationToken cancellationToken)
    {
        var plan = new RepairPlan();
        var wanted = await plan.FindAsync(source, pack, profile, progress, cancellationToken);
        var taken = await TakenAsync(source, wanted, progress, cancellationToken);
        var shared = wanted.CountBy(repair => repair.Target, StringComparer.Ordinal).Where(t => t.Value > 1).ToDictionary(StringComparer.Ordinal);
        foreach (var repair in wanted)
        {
            var reason = taken.Contains(repair.Target) ? "the target is in the listing already."
                : shared.TryGetValue(repair.Target, out var sources) ? $"{sources} keys would become this one."
                : moves.Refuse(repair);
            plan.Add(repair, reason);
        }

        return plan;
    }

    private static async Task<HashSet<string>> TakenAsync(IKeySource source, List<KeyRepair> wanted, Progress progress, CancellationToken cancellationToken)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        if (wanted.Count == 0)
        {
            return taken;
        }

        var targets = wanted.Select(repair => repair.Target).ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        await source.ReadAsync(
            (key, _) =>
            {
                progress.Step();
                if (targets.TryGetValue(key, out var target))
                {
                    taken.Add(target);
                }
            },
            cancellationToken);
        return taken;
    }

    private async Task<List<KeyRepair>> FindAsync(
        IKeySource source, RulePack pack, Profile profile, Progress progress, CancellationToken cancellationToken)
    {
        var wanted = new List<KeyRepair>();
        var repairer = new Repairer(pack, profile);
        var hasRepair = false;
        var check = new StructureCheck(pack, profile, finding => hasRepair |= finding.Repair is not null);
        await source.ReadAsync(
            (span, size) =>
            {
                progress.Step();
                var key = span.ToString();
                hasRepair = false;
                check.Observe(key, size);
                if (!hasRepair)
                {
                    return;
                }

                if (repairer.Repair(key, size) is { } repair)
                {
                    wanted.Add(repair);
                }
                else
                {
                    refused.Add((new KeyRepair(key, "?", null), "its repairs lead in a circle."));
                }
            },
            cancellationToken);
        return wanted;
    }

    private void Add(KeyRepair repair, string? reason)
    {
        if (reason is null)
        {
            repairs.Add(repair);
        }
        else
        {
            refused.Add((repair, reason));
        }
    }
}
