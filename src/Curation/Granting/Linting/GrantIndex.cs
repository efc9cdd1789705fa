namespace Curation.Granting.Linting;

/// <summary>
/// Many grants, so ordered that those which overlap one are found without looking at all. Two scopes overlap where the start of one begins
/// with the start of the other: the shorter ones are looked up by name, the longer ones stand together in the order.
/// </summary>
public sealed class GrantIndex
{
    private static readonly Comparer<(string Bucket, string Start)> Order = Comparer<(string Bucket, string Start)>.Create((one, other) =>
        string.CompareOrdinal(one.Bucket, other.Bucket) is var bucket and not 0 ? bucket : string.CompareOrdinal(one.Start, other.Start));

    private readonly GrantLine[] lines;
    private readonly (string Bucket, string Start)[] places;

    public GrantIndex(IEnumerable<GrantLine> all)
    {
        lines = [.. all.OrderBy(line => (line.Scope.Bucket, line.Scope.Start), Order)];
        places = [.. lines.Select(line => (line.Scope.Bucket, line.Scope.Start))];
    }

    /// <summary>All others that reach some key which this one reaches.</summary>
    public IEnumerable<GrantLine> Overlapping(GrantLine line) =>
        Around(line.Scope).Where(other => other.Id != line.Id && line.Scope.Overlaps(other.Scope));

    private IEnumerable<GrantLine> Around(GrantScope scope)
    {
        for (var length = 0; length < scope.Start.Length; length++)
        {
            foreach (var wider in At((scope.Bucket, scope.Start[..length])))
            {
                yield return wider;
            }
        }

        for (var index = First((scope.Bucket, scope.Start)); index < lines.Length && IsBelow(places[index], scope); index++)
        {
            yield return lines[index];
        }
    }

    private IEnumerable<GrantLine> At((string Bucket, string Start) place)
    {
        for (var index = First(place); index < lines.Length && places[index] == place; index++)
        {
            yield return lines[index];
        }
    }

    // Below an object there is nothing but itself.
    private static bool IsBelow((string Bucket, string Start) place, GrantScope scope) =>
        place.Bucket == scope.Bucket && (scope.IsObject ? place.Start == scope.Start : place.Start.StartsWith(scope.Start, StringComparison.Ordinal));

    private int First((string Bucket, string Start) place)
    {
        var (from, to) = (0, places.Length);
        while (from < to)
        {
            var middle = from + ((to - from) / 2);
            (from, to) = Order.Compare(places[middle], place) < 0 ? (middle + 1, to) : (from, middle);
        }

        return from;
    }
}
