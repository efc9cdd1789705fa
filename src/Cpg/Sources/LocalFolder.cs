using Curation;
using Curation.Contents;
using Curation.Listings;

namespace Cpg.Sources;

/// <summary>
/// A folder on this machine, in the order in which S3 would list it. Holds the names of the folders it is in, one level each. Links to folders
/// are not followed: they can lead in circles.
/// </summary>
internal sealed class LocalFolder(string path, string before) : IKeySource, IContents
{
    public IContents Contents => this;

    public Task ReadAsync(ListedKey each, CancellationToken cancellationToken)
    {
        try
        {
            Walk(new DirectoryInfo(path), before, each, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"Cannot read {path}: {exception.Message}");
        }

        return Task.CompletedTask;
    }

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

    private static void Walk(DirectoryInfo folder, string key, ListedKey each, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var (entry, name) in folder.EnumerateFileSystemInfos().Select(Named).OrderBy(found => found.Name, KeyOrder.Instance))
        {
            if (entry is FileInfo file)
            {
                each(key + name, Size(file));
            }
            else if (entry.LinkTarget is null)
            {
                Walk((DirectoryInfo)entry, key + name, each, cancellationToken);
            }
        }
    }

    private static (FileSystemInfo Entry, string Name) Named(FileSystemInfo entry) => (entry, entry is DirectoryInfo ? entry.Name + "/" : entry.Name);

    // A link is as large as what it leads to, which an upload would send.
    private static long Size(FileInfo file) =>
        file.LinkTarget is null ? file.Length : file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target ? target.Length : -1;
}
