namespace Curation.Contents;

/// <summary>What is written in the objects that a listing names: a bucket, a folder, or texts in a test.</summary>
public interface IContents
{
    /// <summary>The object from its first byte; throws <see cref="StoreException"/> if it cannot be read, now or while it is being read.</summary>
    Task<Stream> OpenAsync(string key, CancellationToken cancellationToken);
}

/// <summary>The keys of a bucket, by folder.</summary>
public interface IKeys
{
    /// <summary>Every object below the prefix, a page in memory at a time. Throws <see cref="StoreException"/> if they cannot be listed.</summary>
    IAsyncEnumerable<StoredObject> ListAsync(string prefix, string? after, CancellationToken cancellationToken);
}
