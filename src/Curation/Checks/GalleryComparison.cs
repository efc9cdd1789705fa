using Curation.Plates;
using Curation.Store;

namespace Curation.Checks;

/// <summary>
/// Lays a deposit beside the gallery while its listing streams by: what stands there under the same keys, and what the batches hold that it adds
/// to. The gallery is asked for the folders of batches, a page of names each, and listed only in the folders of plates that both have; the two
/// sorted listings are merged, so memory is a page and the plates that are public. Not for use by two threads.
/// </summary>
/// <param name="batches">Beyond this many batches no more are asked for: at some nine requests each, it bounds the time.</param>
public sealed class GalleryComparison(IFolders gallery, DepositCheck check, int batches = 1_000) : IAsyncDisposable
{
    // project/source/images/batch/images/plate, project/source/workspace/profiles/batch/plate
    private const int PlateLevel = 6;
    private const int PageSize = 1_000;

    private readonly PlateMatrix held = new();
    private readonly Dictionary<string, HashSet<string>> asked = new(StringComparer.Ordinal);
    private string folder = "";
    private long same;
    private IAsyncEnumerator<StoredObject>? theirs;
    private bool hasTheirs;

    /// <summary>Takes the deposit's objects in the order of their keys.</summary>
    public async ValueTask ObserveAsync(StoredObject staged, CancellationToken cancellationToken)
    {
        if (folder.Length == 0 || !IsIn(staged.Key, folder))
        {
            await LeaveAsync();
            await EnterAsync(FolderOf(staged.Key), cancellationToken);
        }

        while (hasTheirs && KeyOrder.Compare(theirs!.Current.Key, staged.Key) < 0)
        {
            await StepAsync();
        }

        if (!hasTheirs || theirs!.Current.Key != staged.Key)
        {
            return;
        }

        // A folder tells no ETag: of as many bytes nobody can say there whether they are the same.
        if ((theirs.Current.ETag == staged.ETag || staged.ETag.Length == 0) && theirs.Current.Size == staged.Size)
        {
            same += staged.ETag.Length == 0 ? 0 : 1;
        }
        else
        {
            check.TellReplaced(staged, theirs.Current);
        }

        await StepAsync();
    }

    /// <summary>Asks for what the gallery holds of the batches that were seen, and lets the check know, once, after the last object.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await LeaveAsync();
        foreach (var source in check.Census.Sources)
        {
            await NamesAsync($"{source.Path}/images/", cancellationToken);
            await NamesAsync($"{source.Path}/workspace/", cancellationToken);
            foreach (var batch in source.Batches.Keys.Order(StringComparer.Ordinal).Take(batches).ToList())
            {
                foreach (var part in Enum.GetValues<PlatePart>())
                {
                    await NamesAsync($"{source.Path}/{part.Folder()}/{batch}{part.Inner()}/", cancellationToken);
                }

                await NamesAsync($"{source.Path}/workspace/metadata/{batch}/", cancellationToken);
                await NamesAsync($"{source.Path}/workspace/metadata/platemaps/{batch}/platemap/", cancellationToken);
            }
        }

        held.Leave();
        check.Know(held.Census);
    }

    public async ValueTask DisposeAsync()
    {
        if (theirs is not null)
        {
            await theirs.DisposeAsync();
        }
    }

    private async Task EnterAsync(string entered, CancellationToken cancellationToken)
    {
        folder = entered;
        var depth = entered.AsSpan().Count('/');
        var parent = depth < 2 ? "" : entered[..(entered.AsSpan()[..^1].LastIndexOf('/') + 1)];
        if (depth == PlateLevel && !(await NamesAsync(parent, cancellationToken)).Contains(entered))
        {
            return;
        }

        var listed = depth == PlateLevel ? gallery.ListAsync(entered, null, cancellationToken) : BesideFoldersAsync(entered, cancellationToken);
        theirs = listed.GetAsyncEnumerator(cancellationToken);
        await NextAsync();
    }

    private async ValueTask LeaveAsync()
    {
        while (hasTheirs)
        {
            await StepAsync();
        }

        if (theirs is not null)
        {
            await theirs.DisposeAsync();
            theirs = null;
        }

        if (same > 0)
        {
            check.TellSame(folder, same);
            same = 0;
        }
    }

    private ValueTask StepAsync()
    {
        held.Observe(theirs!.Current.Key, theirs.Current.Size);
        return NextAsync();
    }

    private async ValueTask NextAsync() => hasTheirs = await theirs!.MoveNextAsync();

    /// <summary>The folders in a folder; a stand-in for each is counted, and so is every object beside them.</summary>
    private async Task<HashSet<string>> NamesAsync(string parent, CancellationToken cancellationToken)
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
                held.Observe($"{name}{StandIn(name)}");
            }

            page.Objects.ToList().ForEach(found => held.Observe(found.Key, found.Size));
            cursor = page.Cursor;
        }
        while (cursor is not null && names.Count < Bounds.Plates);

        return asked[parent] = names;
    }

    // Folders above the plates get a stand-in that is deep enough to say “this batch has a folder here”.
    private static string StandIn(string name) =>
        name.AsSpan().Count('/') < PlateLevel - 1 && name.Contains("/workspace/", StringComparison.Ordinal) ? "public/public" : "public";

    private async IAsyncEnumerable<StoredObject> BesideFoldersAsync(
        string shallow, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
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

    // Below the level of plates all is one folder; above it a folder does not hold what its folders hold.
    private static bool IsIn(string key, string folder) =>
        key.StartsWith(folder, StringComparison.Ordinal)
        && (folder.AsSpan().Count('/') == PlateLevel || key.AsSpan()[folder.Length..].IndexOf('/') < 0);

    private static string FolderOf(string key)
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
}
