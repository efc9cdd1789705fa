using Cpg.Sources;
using Cpg.Streams;
using Curation.Checks;
using Curation.Findings;
using Curation.Fixing;

namespace Cpg.Fixing;

/// <summary>Reads a source twice: once to find the repairs, once to see which of their targets exist.</summary>
internal static class Repairs
{
    public static async Task<RepairPlan> PlanAsync(
        IKeySource source, RulePack pack, Profile profile, IMoveFormat moves, Progress progress, CancellationToken cancellationToken)
    {
        var search = await SearchAsync(source, pack, profile, progress, cancellationToken);
        var taken = await TakenAsync(source, search.Found, progress, cancellationToken);
        return RepairPlan.Of(search, target => taken.Contains(target) ? "the target is in the listing already." : null, moves);
    }

    private static async Task<HashSet<string>> TakenAsync(
        IKeySource source, IReadOnlyList<KeyRepair> wanted, Progress progress, CancellationToken cancellationToken)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        if (wanted.Count == 0)
        {
            return taken;
        }

        var targets = wanted.Select(repair => repair.Target).ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        await source.ReadAsync(
            (key, _, _) =>
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

    private static async Task<RepairSearch> SearchAsync(
        IKeySource source, RulePack pack, Profile profile, Progress progress, CancellationToken cancellationToken)
    {
        var search = new RepairSearch(pack, profile);
        var isWorth = false;
        var check = new StructureCheck(pack, profile, finding => isWorth |= RepairSearch.IsWorth(finding));
        await source.ReadAsync(
            (span, size, _) =>
            {
                progress.Step();
                var key = span.ToString();
                isWorth = false;
                check.Observe(key, size);
                if (isWorth)
                {
                    search.Add(key, size);
                }
            },
            cancellationToken);
        return search;
    }
}
