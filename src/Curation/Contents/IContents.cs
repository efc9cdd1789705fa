namespace Curation.Contents;

/// <summary>What is written in the objects that a listing names: a bucket, a folder, or texts in a test.</summary>
public interface IContents
{
    /// <summary>The bytes of an object, as they are needed. Throws <see cref="StoreException"/> if it cannot be read, now or while it is being read.</summary>
    Task<Stream> OpenAsync(string key, CancellationToken cancellationToken);
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
