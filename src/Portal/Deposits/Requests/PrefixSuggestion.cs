using Curation.Registries;
using Curation.Store;

namespace Portal.Deposits.Requests;

/// <summary>The prefix that was probably meant, by the registry of projects.</summary>
internal static class PrefixSuggestion
{
    /// <summary>Null if the prefix is fine as it is, or nothing is near.</summary>
    public static string? For(string? typed, Registry registry)
    {
        var text = Prefix.Shaped(typed).Trim('/').Replace(' ', '-');
        var project = ProjectName.FolderOf(text).ToString();
        var meant = registry.Find(project) is null ? Near(project, registry) : project;
        var suggestion = meant + text[project.Length..];
        return meant is not null
            && suggestion != typed
            && Prefix.TryParse(suggestion, out var prefix, out _)
            && registry.Admits(prefix.Project, out _)
            ? suggestion
            : null;
    }

    private static string? Near(string project, Registry registry)
    {
        var usable = registry.Projects.Where(p => p.State is not ProjectState.Retired && p.AliasOf is null).ToList();
        return usable.FirstOrDefault(p => string.Equals(p.Name, project, StringComparison.OrdinalIgnoreCase))?.Name
            ?? usable.FirstOrDefault(p => project.StartsWith(p.Number, StringComparison.OrdinalIgnoreCase))?.Name
            ?? usable.FirstOrDefault(
                p => ProjectName.TagOf(p.Name) is { IsEmpty: false } tag && project.AsSpan().EndsWith(tag, StringComparison.OrdinalIgnoreCase))?.Name;
    }
}
