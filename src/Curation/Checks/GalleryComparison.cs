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
    private readonly GalleryFolders folders = new(gallery);
    private string folder = "";
    private long same;
    private IAsyncEnumerator<StoredObject>? theirs;
    private bool hasTheirs;

    /// <summary>Takes the deposit's objects in the order of their keys.</summary>
    public async ValueTask ObserveAsync(StoredObject staged, CancellationToken cancellationToken)
    {
        if (folder.Length == 0 || !GalleryFolders.IsIn(staged.Key, folder))
        {
            await LeaveAsync();
            await EnterAsync(GalleryFolders.FolderOf(staged.Key), cancellationToken);
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
            await folders.NamesAsync($"{source.Path}/images/", cancellationToken);
            await folders.NamesAsync($"{source.Path}/workspace/", cancellationToken);
            foreach (var batch in source.Batches.Keys.Order(StringComparer.Ordinal).Take(batches).ToList())
            {
                foreach (var part in Enum.GetValues<PlatePart>())
                {
                    await folders.NamesAsync($"{source.Path}/{part.Folder()}/{batch}{part.Inner()}/", cancellationToken);
                }

                await folders.NamesAsync($"{source.Path}/workspace/metadata/{batch}/", cancellationToken);
                await folders.NamesAsync($"{source.Path}/workspace/metadata/platemaps/{batch}/platemap/", cancellationToken);
            }
        }

        folders.Held.Leave();
        check.Know(folders.Held.Census);
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
        if (await folders.OpenAsync(entered, cancellationToken) is not { } listed)
        {
            return;
        }

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
        folders.Held.Observe(theirs!.Current.Key, theirs.Current.Size);
        return NextAsync();
    }

    private async ValueTask NextAsync() => hasTheirs = await theirs!.MoveNextAsync();
}
