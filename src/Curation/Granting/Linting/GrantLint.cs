using System.Globalization;
using Curation.Store;

namespace Curation.Granting.Linting;

/// <summary>Looks at grants for what lets more people write in more places than anybody meant.</summary>
public static class GrantLint
{
    /// <param name="line">The grant to judge.</param>
    /// <param name="others">Grants that stand beside it; itself among them is passed over.</param>
    /// <param name="at">Now.</param>
    /// <param name="unusedAfter">How long without use is too long.</param>
    public static IReadOnlyList<GrantRemark> Of(GrantLine line, IEnumerable<GrantLine> others, DateTimeOffset at, TimeSpan unusedAfter)
    {
        var found = new List<GrantRemark>();
        found.AddRange(OfScope(line.Scope));
        foreach (var other in others.Where(other => other.Id != line.Id && line.Scope.Overlaps(other.Scope)))
        {
            found.Add(IsDuplicate(line, other)
                ? new(GrantFlaw.Duplicate, $"It is there twice: {other.Id} gives {other.Holder} the same.")
                : new(GrantFlaw.Overlap, $"It overlaps {other.Scope} of {other.Holder}: both reach the same keys."));
        }

        if ((line.LastUsedAt ?? line.Since) + unusedAfter < at)
        {
            found.Add(new(
                GrantFlaw.Unused, line.LastUsedAt is { } used ? $"It was last used on {Day(used)}." : $"It was never used since {Day(line.Since)}."));
        }

        if (!line.IsHolderKnown)
        {
            found.Add(new(GrantFlaw.Orphan, $"The portal knows nobody behind {line.Holder}."));
        }

        if (line.EndsAt <= at)
        {
            found.Add(new(GrantFlaw.PastEnd, $"It should have ended on {Day(line.EndsAt.Value)}."));
        }

        return found;
    }

    /// <summary>What a scope alone tells.</summary>
    public static IEnumerable<GrantRemark> OfScope(GrantScope scope)
    {
        if (!scope.IsUnderstood)
        {
            yield return new(GrantFlaw.NotUnderstood, $"“{scope}” is no scope that the portal understands: look at it at the provider.");
            yield break;
        }

        if (scope.IsBucketWide)
        {
            yield return new(GrantFlaw.BucketWide, $"It reaches all of {scope.Bucket}.");
        }
        else if (IsWiderThanProject(scope))
        {
            yield return new(GrantFlaw.WiderThanProject, $"It reaches more than one project: every one that begins with “{scope.Start}”.");
        }

        // A whole bucket is written with or without the slash and reaches the same.
        if (scope.LacksSlashBeforeStar && !scope.IsBucketWide)
        {
            yield return new(GrantFlaw.LacksSlash, $"“{scope}” also reaches names that begin alike, such as {scope.Start}2/: write {scope.Start}/*.");
        }
    }

    /// <summary>Whether keys of two projects, the folders at the top, can be reached.</summary>
    public static bool IsWiderThanProject(GrantScope scope) =>
        scope.IsUnderstood && !scope.IsObject && !scope.Start.Contains('/', StringComparison.Ordinal);

    private static bool IsDuplicate(GrantLine line, GrantLine other) =>
        line.Holder == other.Holder && line.Permission == other.Permission && line.Scope.Covers(other.Scope) && other.Scope.Covers(line.Scope);

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
