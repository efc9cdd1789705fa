using System.Runtime.CompilerServices;
using Curation.Plates;
using Curation.Store;

namespace Curation.Checks;

/// <summary>
/// The folders of the gallery, a page of names at a time and each asked for once, down to those of plates; what is seen in them is counted.
/// </summary>
internal sealed class GalleryFolders(IFolders gallery)
{
    // project/source/images/batch/images/plate, project/source/workspace/profiles/batch/plate
    private const int PlateLevel = 6;
    private const int PageSize = 1_000;

    private readonly Dictionary<string, HashSet<string>> asked = new(StringComparer.Ordinal);

    /// <summary>What was seen.</summary>
    public PlateMatrix Held { get; } = new();

    /// <summary>The folder that a key is compared in: its plate's, or one above it.</summary>
    public static string FolderOf(string key)
    {
        var end = 0;
        for (var level = 0; level < PlateLevel; level++)
        {
            var slash = key.IndexOf('/', end);
            if (slash < 0)
            {
                break;
            }

            end = slash + 1;
        }

        return key[..end];
    }

    /// <summary>Below the level of plates all is one folder; above it a folder does not hold what its folders hold.</summary>
    public static bool IsIn(string key, string folder) =>
        key.StartsWith(folder, StringComparison.Ordinal)
        && (folder.AsSpan().Count('/') == PlateLevel || key.AsSpan()[folder.Length..].IndexOf('/') < 0);

    /// <summary>The objects of such a folder; null if the gallery has no such plate.</summary>
    public async Task<IAsyncEnumerable<StoredObject>?> OpenAsync(string folder, CancellationToken cancellationToken)
    {
        if (folder.AsSpan().Count('/') < PlateLevel)
        {
            return BesideFoldersAsync(folder, cancellationToken);
        }

        var parent = folder[..(folder.AsSpan()[..^1].LastIndexOf('/') + 1)];
        return (await NamesAsync(parent, cancellationToken)).Contains(folder) ? gallery.ListAsync(folder, null, cancellationToken) : null;
    }

    /// <summary>The folders in a folder; a stand-in for each is counted, and so is every object beside them.</summary>
    public async Task<HashSet<string>> NamesAsync(string parent, CancellationToken cancellationToken)
    {
        if (asked.TryGetValue(parent, out var known))
        {
            return known;
        }

        // What is asked for is bounded by batches; what is kept of it, like the plates, by the bounds of the matrix.
        var names = new HashSet<string>(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var page = await gallery.BrowseAsync(parent, cursor, PageSize, cancellationToken);
            foreach (var name in page.Folders.Take(Bounds.Plates - names.Count))
            {
                names.Add(name);
                Held.Observe($"{name}{StandIn(name)}");
            }

            page.Objects.ToList().ForEach(found => Held.Observe(found.Key, found.Size));
            cursor = page.Cursor;
        }
        while (cursor is not null && names.Count < Bounds.Plates);

        return asked[parent] = names;
    }

    private async IAsyncEnumerable<StoredObject> BesideFoldersAsync(
        string shallow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var page = await gallery.BrowseAsync(shallow, cursor, PageSize, cancellationToken);
            foreach (var found in page.Objects)
            {
                yield return found;
            }

            cursor = page.Cursor;
        }
        while (cursor is not null);
    }

    // Folders above the plates get a stand-in that is deep enough to say “this batch has a folder here”.
    private static string StandIn(string name) =>
        name.AsSpan().Count('/') < PlateLevel - 1 && name.Contains("/workspace/", StringComparison.Ordinal) ? "public/public" : "public";
}
