using System.Runtime.CompilerServices;
using Curation.S3;
using Curation.S3.Calls;
using Curation.Store;

namespace Cpg.Sources;

/// <summary>What is in the gallery already, asked folder by folder.</summary>
internal sealed class PublicKeys(BucketReader reader, S3Words words) : IFolders, IDisposable
{
    public async IAsyncEnumerable<StoredObject> ListAsync(string prefix, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var keys = reader.Bucket.ListAsync(prefix, after, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(keys))
        {
            yield return keys.Current;
        }
    }

    public async Task<FolderPage> BrowseAsync(string folder, string? cursor, int size, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.Bucket.BrowseAsync(folder, cursor, size, cancellationToken);
        }
        catch (StoreException exception)
        {
            throw words.Said(exception);
        }
    }

    public void Dispose() => reader.Dispose();

    private async Task<bool> NextAsync(IAsyncEnumerator<StoredObject> keys)
    {
        try
        {
            return await keys.MoveNextAsync();
        }
        catch (StoreException exception)
        {
            throw words.Said(exception);
        }
    }
}
