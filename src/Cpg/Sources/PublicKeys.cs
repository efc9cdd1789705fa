using Curation.S3;
using Curation.Store;

namespace Cpg.Sources;

/// <summary>What is in the gallery already, asked folder by folder.</summary>
internal sealed class PublicKeys(BucketReader reader) : IFolders, IDisposable
{
    public IAsyncEnumerable<StoredObject> ListAsync(string prefix, string? after, CancellationToken cancellationToken) =>
        reader.Bucket.ListAsync(prefix, after, cancellationToken);

    public Task<FolderPage> BrowseAsync(string folder, string? cursor, int size, CancellationToken cancellationToken) =>
        reader.Bucket.BrowseAsync(folder, cursor, size, cancellationToken);

    public void Dispose() => reader.Dispose();
}
