using System.Text;
using Curation.Store;

namespace Curation.Listings;

/// <summary>Finds out where, in the paths that <c>find</c> writes, the keys begin.</summary>
internal static class FindRoot
{
    /// <summary>The part of each path that is no part of its key; null if the first two paths do not tell.</summary>
    public static byte[]? Of(string first, string second, ListingOptions options)
    {
        if (!first.StartsWith('/'))
        {
            var here = first == "." || first.StartsWith("./", StringComparison.Ordinal) ? "./" : "";
            return Encoding.UTF8.GetBytes(here + options.RelativeRoot);
        }

        var root = options.Root ?? BeforeProject(first, options.Before) ?? Folder(first, second);
        return root is null ? null : Encoding.UTF8.GetBytes(root.TrimEnd('/') + "/");
    }

    /// <summary>Through the folders that are put before each key, or else up to the project.</summary>
    private static string? BeforeProject(string path, string before)
    {
        if (before.Length > 0)
        {
            var at = path.IndexOf("/" + before, StringComparison.Ordinal);
            return at < 0 ? null : path[..(at + before.Length)];
        }

        foreach (var range in path.AsSpan().Split('/'))
        {
            if (ProjectName.IsOne(path.AsSpan(range)))
            {
                return path[..range.Start.Value];
            }
        }

        return null;
    }

    private static string? Folder(string first, string second) =>
        second.StartsWith(first.TrimEnd('/') + "/", StringComparison.Ordinal) ? first : null;
}
