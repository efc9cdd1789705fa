namespace Architecture.Tests;

/// <summary>Folders that know each other in circles: whoever changes one has to know them all.</summary>
internal static class Circles
{
    /// <summary>Those in any circle, each with all it is in one with.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> In(IEnumerable<Arrow> arrows)
    {
        var next = arrows.ToLookup(arrow => arrow.From, arrow => arrow.To);
        var reached = next.ToDictionary(from => from.Key, from => Reached(from.Key, next));
        return [.. reached.Where(one => one.Value.Contains(one.Key))
            .Select(
                one => one.Value.Where(other => reached.GetValueOrDefault(other)?.Contains(one.Key) is true).Order(StringComparer.Ordinal).ToArray())
            .DistinctBy(circle => string.Join('|', circle))
            .OrderBy(circle => circle[0], StringComparer.Ordinal)];
    }

    private static HashSet<string> Reached(string from, ILookup<string, string> next)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        for (var more = new Stack<string>(next[from]); more.TryPop(out var at);)
        {
            if (reached.Add(at))
            {
                foreach (var further in next[at])
                {
                    more.Push(further);
                }
            }
        }

        return reached;
    }
}
