using Curation.Store;

namespace Curation.Listings;

/// <summary>What the beginning of a listing tells about all of it.</summary>
/// <param name="First">Its first path, as it stands there without a “./”.</param>
/// <param name="Root">The folder that is, by all appearance, the deposit’s; empty if the paths begin in it.</param>
/// <param name="Prefix">The deposit’s prefix, where the paths name a project and a source.</param>
public sealed record ListingStart(string First, string Root, Prefix? Prefix)
{
    /// <summary>As much of a listing as tells enough.</summary>
    public const int Bytes = 24 * 1024;

    /// <summary>The key the first path will have if a folder is the prefix’s; null if the path is not in that folder.</summary>
    public string? FirstKey(string root, Prefix prefix)
    {
        var folder = root.TrimEnd('/') is { Length: > 0 } named ? named + "/" : root;
        return First.StartsWith(folder, StringComparison.Ordinal) ? prefix.Folder + First[folder.Length..] : null;
    }

    internal static ListingStart Of(IReadOnlyList<string> paths)
    {
        var first = paths.Count == 0 ? "" : paths[0];
        return paths.Select(path => OfProject(first, path)).FirstOrDefault(start => start is not null)
            ?? new ListingStart(first, Named(paths.Select(AboveSource).FirstOrDefault(root => root is not null) ?? Shared(paths), first), null);
    }

    private static ListingStart? OfProject(string first, string path)
    {
        var folders = path.Split('/');
        var project = Array.FindIndex(folders, 0, folders.Length - 1, folder => ProjectName.IsOne(folder));
        return project < 0 ? null
            : project + 2 < folders.Length && Curation.Store.Prefix.TryParse($"{folders[project]}/{folders[project + 1]}", out var prefix, out _)
                ? new ListingStart(first, string.Join('/', folders[..(project + 2)]), prefix)
                : new ListingStart(first, string.Join('/', folders[..(project + 1)]), null);
    }

    /// <summary>What stands before images/ or workspace/.</summary>
    private static string? AboveSource(string path)
    {
        var folders = path.Split('/');
        var at = Array.FindIndex(folders, 0, folders.Length - 1, folder => folder is "images" or "workspace" or "workspace_dl");
        return at < 0 ? null : string.Join('/', folders[..at]);
    }

    private static string Named(string root, string first) => root.Length == 0 && first is ['/', ..] ? "/" : root;

    // Only paths from the root of a disk have to begin somewhere else.
    private static string Shared(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0 || paths[0] is not ['/', ..])
        {
            return "";
        }

        var shared = paths[0].Split('/')[..^1];
        foreach (var path in paths)
        {
            var folders = path.Split('/')[..^1];
            shared = [.. shared.Zip(folders).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First)];
        }

        return string.Join('/', shared);
    }
}
