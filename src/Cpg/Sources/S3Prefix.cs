using System.Runtime.CompilerServices;
using Cpg.Exits;
using Curation.Listings;
using Curation.S3;
using Curation.Store;

namespace Cpg.Sources;

/// <summary>What lies below a prefix of a bucket, listed and read as it is now.</summary>
internal sealed class S3Prefix(BucketReader reader, string prefix, string before) : IKeySource, IContents
{
    public IContents Contents => this;

    public async Task ReadAsync(ListedKey each, CancellationToken cancellationToken)
    {
        await foreach (var found in ListAsync(cancellationToken))
        {
            each(found.Key, found.Size, found.ETag);
        }
    }

    public async IAsyncEnumerable<StoredObject> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var count = 0L;
        await using var keys = reader.Bucket.ListAsync(prefix, after: null, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(keys))
        {
            yield return before.Length == 0 ? keys.Current : keys.Current with { Key = before + keys.Current.Key };
            count++;
        }

        if (count == 0)
        {
            throw new UnusableException(
                $"s3://{reader.Bucket.Bucket}/{prefix} holds nothing. Is the prefix right? It begins with a project, for example cpg0037-oasis/broad/.");
        }
    }

    public Task<Stream> OpenAsync(string key, CancellationToken cancellationToken) =>
        reader.Bucket.OpenAsync(key[before.Length..], cancellationToken);

    public Task<byte[]?> ReadStartAsync(string key, int length, CancellationToken cancellationToken) =>
        reader.Bucket.ReadStartAsync(key[before.Length..], length, cancellationToken);

    public void Dispose() => reader.Dispose();

    private static async Task<bool> NextAsync(IAsyncEnumerator<StoredObject> keys)
    {
        try
        {
            return await keys.MoveNextAsync();
        }
        catch (StoreException exception)
        {
            throw new UnusableException(exception.Message);
        }
    }
}
