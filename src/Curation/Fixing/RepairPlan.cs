using System.Globalization;

namespace Curation.Fixing;

/// <summary>The moves that mend a listing and hurt nothing, and those that would, with the reason.</summary>
public sealed class RepairPlan
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

    /// <param name="search">What was found.</param>
    /// <param name="taken">Why a target cannot be taken, if the listing has it; null if it has not.</param>
    /// <param name="moves">The form in which they will be written; null to decide that later.</param>
    public static RepairPlan Of(RepairSearch search, Func<string, string?> taken, IMoveFormat? moves)
    {
        var plan = new RepairPlan();
        plan.refused.AddRange(search.Endless);
        var shared = search.Found.CountBy(repair => repair.Target, StringComparer.Ordinal).Where(t => t.Value > 1).ToDictionary(StringComparer.Ordinal);
        foreach (var repair in search.Found)
        {
            var reason = taken(repair.Target)
                ?? (shared.TryGetValue(repair.Target, out var sources) ? $"{sources} keys would become this one." : moves?.Refuse(repair));
            plan.Add(repair, reason);
        }

        return plan;
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
