using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.S3.Copying;
using Curation.Store;

namespace Curation.S3;

/// <summary>One bucket of an account.</summary>
internal sealed class S3Bucket : IObjectStore
{
    private readonly S3Listing listing;
    private readonly S3Copy copy;
    private readonly S3Versions versions;
    private readonly S3KeptChecksums checksums;
    private volatile CopyGuarantee guarantee;

    public S3Bucket(S3Client client, string bucket, S3Options options, S3Retry retry, S3Remarks remarks, DateTimeOffset started)
    {
        Client = client;
        Bucket = bucket;
        Options = options;
        Retry = retry;
        Remarks = remarks;
        Started = started;
        Heads = new S3Heads(client, bucket, retry);
        listing = new S3Listing(client, bucket, retry);
        copy = new S3Copy(this);
        versions = new S3Versions(client, bucket, retry, remarks);
        checksums = new S3KeptChecksums(Heads, options.ChecksumLookups, options.CopyParallelism);

        // AWS documents its conditions; any other server has to prove that it keeps them.
        guarantee = options.ServiceUrl is null ? CopyGuarantee.EnforcedByServer : CopyGuarantee.CheckedByLookup;
    }

    public string Bucket { get; }

    public CopyGuarantee Guarantee
    {
        get => guarantee;
        set => guarantee = value;
    }

    public S3Client Client { get; }

    public S3Options Options { get; }

    public S3Retry Retry { get; }

    public S3Remarks Remarks { get; }

    public S3Heads Heads { get; }

    /// <summary>When this process took the bucket up: uploads begun earlier belong to a run that ended.</summary>
    public DateTimeOffset Started { get; }

    public IAsyncEnumerable<StoredObject> ListAsync(string prefix, string? after, CancellationToken cancellationToken) =>
        listing.ListAsync(prefix, after, cancellationToken);

    public async IAsyncEnumerable<StoredObject> ListPinnedAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listed = await versions.AreKeptAsync(cancellationToken) ? versions.ListAsync(prefix, cancellationToken) : listing.ListAsync(prefix, null, cancellationToken);
        await foreach (var found in listed)
        {
            yield return found;
        }
    }

    public IAsyncEnumerable<StoredObject> WithChecksumsAsync(IAsyncEnumerable<StoredObject> listing, CancellationToken cancellationToken) =>
        checksums.AddAsync(listing, cancellationToken);

    public Task<StoredObject> WithChecksumAsync(StoredObject found, CancellationToken cancellationToken) => checksums.AddAsync(found, cancellationToken);

    public CopyRemarks GatherRemarks() => Remarks.Gather();

    public Task EndCopiesAsync(string prefix) => copy.EndAsync(prefix);

    public Task<FolderPage> BrowseAsync(string folder, string? cursor, int size, CancellationToken cancellationToken) =>
        S3Folder.BrowseAsync(Client, Retry, Bucket, folder, cursor, size, cancellationToken);

    public Task<StoredObject?> FindAsync(string key, CancellationToken cancellationToken) => Heads.FindAsync(key, cancellationToken);

    public Task<byte[]?> ReadStartAsync(string key, int length, CancellationToken cancellationToken) =>
        Heads.ReadStartAsync(key, length, cancellationToken);

    public Task<Stream> OpenAsync(string key, CancellationToken cancellationToken) => S3Body.OpenAsync(Client, Retry, Bucket, key, cancellationToken);

    public Task<CopyOutcome> CopyFromAsync(IObjectStore source, StoredObject approved, CancellationToken cancellationToken) =>
        copy.RunAsync(Sibling(source), approved, cancellationToken);

    public async Task<bool> HoldsSameBytesAsync(StoredObject mine, IObjectStore other, StoredObject theirs, CancellationToken cancellationToken)
    {
        if (mine.Size != theirs.Size || mine.Size == 0)
        {
            return mine.Size == theirs.Size;
        }

        var here = await Heads.HeadAsync(mine.Key, cancellationToken, version: mine.VersionId);
        var there = await Sibling(other).Heads.HeadAsync(theirs.Key, cancellationToken);
        return here is not null && S3Keys.Unquoted(here.ETag) == mine.ETag
            && there is not null && S3Keys.Unquoted(there.ETag) == theirs.ETag
            && S3Checksums.AreEqual(here, there) == true;
    }

    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = Bucket, MaxKeys = 1, Encoding = EncodingType.Url };
        try
        {
            // Whoever asks wants to know how it is now: one attempt, a short one.
            await Retry.OnceAsync(attempt => S3Shape.WholeAsync(Client.ListObjectsV2Async(request, attempt)), TimeSpan.FromSeconds(10), cancellationToken);
        }
        catch (Exception exception) when (S3Words.CanTell(exception))
        {
            throw S3Words.Tell(new S3Call("reach", Bucket), exception);
        }
    }

    // Bytes stay on the server, so both buckets must be on the same one.
    private static S3Bucket Sibling(IObjectStore store) =>
        store as S3Bucket ?? throw new StoreException($"Bucket “{store.Bucket}” is not on this server, so nothing can be copied from it on the server.");
}
