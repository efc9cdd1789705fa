namespace Curation.Texts;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Spelling
{
    /// <summary>The known name at most two letters away, letter case aside; null if the typed one is known or none is near.</summary>
    public static string? Nearest(ReadOnlySpan<char> typed, IEnumerable<string> known)
    {
        string? nearest = null;
        var least = 3;
        foreach (var name in known)
        {
            if (typed.SequenceEqual(name))
            {
                return null;
            }

            // Two letters make another word of a short one.
            var distance = Distance(typed, name);
            if (distance < least && distance * 3 <= name.Length)
            {
                (nearest, least) = (name, distance);
            }
        }

        return nearest;
    }

    private static int Distance(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (Math.Abs(one.Length - other.Length) > 2)
        {
            return int.MaxValue / 4;
        }

        var row = new int[other.Length + 1];
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
            {
                var same = char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
