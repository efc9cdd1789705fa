using System.Globalization;
using Curation.Store;

namespace Curation.Plans;

/// <summary>
/// What became of staging since a check, as its snapshot and a new listing stream by: how many objects were added, written again and removed, and
/// the first of each.
/// </summary>
public sealed class StagingChange
{
    public long Added { get; private set; }

    public long Changed { get; private set; }

    public long Removed { get; private set; }

    public StoredObject? FirstAdded { get; private set; }

    /// <summary>As it is now.</summary>
    public StoredObject? FirstChanged { get; private set; }

    /// <summary>As the check saw it.</summary>
    public StoredObject? FirstRemoved { get; private set; }

    public bool IsNone => Added + Changed + Removed == 0;

    /// <summary>What happened, with the first of each and its time, in one sentence; empty if nothing did.</summary>
    public string Description => string.Join("; ", new[]
    {
        Describe(Added, "was added", "were added", FirstAdded, "written"),
        Describe(Changed, "was written again", "were written again", FirstChanged, "written"),
        Describe(Removed, "was removed", "were removed", FirstRemoved, "last written"),
    }.Where(words => words.Length > 0));

    public static async Task<StagingChange> SinceAsync(IAsyncEnumerable<StoredObject> seen, IAsyncEnumerable<StoredObject> now, CancellationToken cancellationToken)
    {
        var change = new StagingChange();
        await foreach (var (before, after) in ListingMerge.PairAsync(seen, o => o.Key, now, o => o.Key, cancellationToken))
        {
            change.Count(before, after);
        }

        return change;
    }

    public void Count(StoredObject? seen, StoredObject? now)
    {
        if (seen is null)
        {
            Added++;
            FirstAdded ??= now;
        }
        else if (now is null)
        {
            Removed++;
            FirstRemoved ??= seen;
        }
        else if (!SameWrite.Of(seen, now))
        {
            Changed++;
            FirstChanged ??= now;
        }
    }

    private static string Describe(long count, string one, string many, StoredObject? first, string when) => count == 0 || first is null ? "" : string.Create(
        CultureInfo.InvariantCulture,
        $"{count:N0} {(count == 1 ? $"object {one}" : $"objects {many}")} ({(count == 1 ? "" : "the first is ")}“{first.Key}”{Time(first, when)})");

    private static string Time(StoredObject found, string when) => SameWrite.IsKnown(found.LastModified)
        ? string.Create(CultureInfo.InvariantCulture, $", {when} {found.LastModified.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC")
        : "";
}
