using Curation.Listings;
using Curation.Store;

namespace Cpg.Sources;

/// <summary>Where keys come from. It can be read again and then tells the same, unless the world has changed.</summary>
internal interface IKeySource : IDisposable
{
    /// <summary>What is written in the files; null if only their names are here.</summary>
    IContents? Contents => null;

    /// <summary>
    /// All that a folder or a bucket tells of its objects, in the order of their keys; null of a listing, which may have any order.
    /// </summary>
    IAsyncEnumerable<StoredObject>? ListAsync(CancellationToken cancellationToken) => null;

    Task ReadAsync(ListedKey each, CancellationToken cancellationToken);
}
