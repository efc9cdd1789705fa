namespace Curation.Store;

/// <summary>What is written in the objects that a listing names: a bucket, a folder, or texts in a test.</summary>
public interface IContents
{
    /// <summary>
    /// The bytes of an object, as they are needed. Throws <see cref="StoreException"/> if it cannot be read, now or while it is being read.
    /// </summary>
    Task<Stream> OpenAsync(string key, CancellationToken cancellationToken);

    /// <summary>The first <paramref name="length"/> bytes of an object, or all of them if it is shorter; null if there is none.</summary>
    async Task<byte[]?> ReadStartAsync(string key, int length, CancellationToken cancellationToken)
    {
        await using var stream = await OpenAsync(key, cancellationToken);
        var start = new byte[length];
        var read = await stream.ReadAtLeastAsync(start, length, throwOnEndOfStream: false, cancellationToken);
        return start[..read];
    }
}

/// <summary>The keys of a bucket, by folder.</summary>
public interface IKeys
{
    /// <summary>
    /// Every object below the prefix, in <see cref="KeyOrder"/>, a page in memory at a time. Starts behind <paramref name="after"/> if given.
    /// Throws <see cref="StoreException"/> if they cannot be listed.
    /// </summary>
    IAsyncEnumerable<StoredObject> ListAsync(string prefix, string? after, CancellationToken cancellationToken);
}

/// <summary>The keys of a bucket, and the folders in a folder.</summary>
public interface IFolders : IKeys
{
    /// <summary>One page of one folder: its sub-folders and its objects. <paramref name="folder"/> is empty or ends with a slash.</summary>
    Task<FolderPage> BrowseAsync(string folder, string? cursor, int size, CancellationToken cancellationToken);
}
