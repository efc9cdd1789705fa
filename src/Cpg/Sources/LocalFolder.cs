using Cpg.Exits;
using Curation.Listings;
using Curation.Store;

namespace Cpg.Sources;

/// <summary>
/// A folder on this machine, in the order in which S3 would list it. Holds the names of the folders it is in, one level each. Links to folders
/// are not followed: they can lead in circles.
/// </summary>
internal sealed class LocalFolder(string path, string before) : IKeySource, IContents
{
    public IContents Contents => this;

    public async Task ReadAsync(ListedKey each, CancellationToken cancellationToken)
    {
        await foreach (var found in ListAsync(cancellationToken))
        {
            each(found.Key, found.Size, found.ETag);
        }
    }

    // A disk is read as it answers; nothing is gained by waiting for it elsewhere.
    public IAsyncEnumerable<StoredObject> ListAsync(CancellationToken cancellationToken) => Listed(cancellationToken).ToAsyncEnumerable();

    public Task<Stream> OpenAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream>(File.OpenRead(Path.Combine(path, key[before.Length..])));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The file cannot be read: {exception.Message}", exception);
        }
    }

    public void Dispose()
    {
    }

    private IEnumerable<StoredObject> Listed(CancellationToken cancellationToken)
    {
        using var found = Walk(new DirectoryInfo(path), before, cancellationToken).GetEnumerator();
        while (Next(found))
        {
            yield return found.Current;
        }
    }

    private bool Next(IEnumerator<StoredObject> found)
    {
        try
        {
            return found.MoveNext();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"Cannot read {path}: {exception.Message}");
        }
    }

    private static IEnumerable<StoredObject> Walk(DirectoryInfo folder, string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var (entry, name) in folder.EnumerateFileSystemInfos().Select(Named).OrderBy(found => found.Name, KeyOrder.Instance))
        {
            if (entry is FileInfo file)
            {
                yield return new StoredObject(key + name, Size(file), ETag: "", default);
            }
            else if (entry.LinkTarget is null)
            {
                foreach (var below in Walk((DirectoryInfo)entry, key + name, cancellationToken))
                {
                    yield return below;
                }
            }
        }
    }

    private static (FileSystemInfo Entry, string Name) Named(FileSystemInfo entry) => (entry, entry is DirectoryInfo ? entry.Name + "/" : entry.Name);

    // A link is as large as what it leads to, which an upload would send.
    private static long Size(FileInfo file) =>
        file.LinkTarget is null ? file.Length
        : file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target ? target.Length
        : -1;
}
