namespace Portal.Data;

/// <summary>
/// A pattern for GLOB of what begins with a text, letter by letter. The provider makes LIKE of StartsWith, and SQLite's LIKE takes <c>cpg</c>
/// and <c>CPG</c> for the same, which in keys they are not.
/// </summary>
internal static class GlobPattern
{
    public static string With(string text) =>
        text.Replace("[", "[[]", StringComparison.Ordinal)
            .Replace("*", "[*]", StringComparison.Ordinal)
            .Replace("?", "[?]", StringComparison.Ordinal) + "*";
}
