using Curation.Checks;
using Curation.Findings;
using Curation.Fixing;
using Portal.Checking.Files;
using Portal.Data;

namespace Portal.Checking.Running;

/// <summary>
/// Collects, while keys go by a check, the moves that mend what it finds. Holds <see cref="Most"/> repairs at most (under 50 MB) and
/// <see cref="KnownKeys"/>; not for use by two threads.
/// </summary>
internal sealed class CheckRepairs(RulePack rules)
{
    public const int Most = 100_000;

    private readonly KnownKeys seen = new();
    private readonly RepairSearch search = new(rules, Profile.Staging, Most);
    private bool isWorth;

    /// <summary>Something was found.</summary>
    public void Observe(Finding finding) => isWorth |= RepairSearch.IsWorth(finding);

    /// <summary>A key went by: what was heard since the key before is about it.</summary>
    public void Observed(ReadOnlySpan<char> key, long size)
    {
        seen.Add(key);
        if (isWorth)
        {
            search.Add(key.ToString(), size);
        }

        isWorth = false;
    }

    /// <returns>How many moves are proposed.</returns>
    public async Task<int> WriteAsync(RunFolder folder, CancellationToken cancellationToken)
    {
        var plan = RepairPlan.Of(search, target => seen.MayHold(target) ? "the target is in the listing already." : null, moves: null);
        await RepairsFile.WriteAsync(folder.Repairs, plan, cancellationToken);
        return plan.Repairs.Count;
    }
}
