using Curation.Keys.Layouts;

namespace Curation.Registries;

internal static class ProjectNames
{
    /// <summary>Beyond any that exists, and a prefix has to hold a source besides.</summary>
    public const int Longest = 120;

    public static bool IsOne(string text) => text.Length <= Longest && PlaceholderKind.Project.Allows(text);
}
