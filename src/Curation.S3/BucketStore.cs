using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.S3.Calls;
using Curation.S3.Calls.Answers;
using Curation.S3.Copying;
using Curation.S3.Reading;
using Curation.Store;

namespace Curation.S3;

/// <summary>One bucket of an account, as the core sees it.</summary>
internal sealed class BucketStore(Bucket bucket) : IObjectStore
{
    private readonly BucketListing listing = new(bucket);
    private readonly BucketVersions versions = new(bucket);
    private readonly ListingChecksums checksums = new(bucket.Heads, bucket.Tuning.ChecksumLookups, bucket.Tuning.CopyParallelism);
    private readonly ObjectCopy copy = new(bucket);

    public string Bucket => bucket.Name;

    public Bucket Inner => bucket;

    public CopyGuarantee Guarantee => bucket.Guarantee;

    public IAsyncEnumerable<StoredObject> ListAsync(string prefix, string? after, CancellationToken cancellationToken) =>
        listing.ListAsync(prefix, after, cancellationToken);

    public async IAsyncEnumerable<StoredObject> ListPinnedAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listed = await versions.AreKeptAsync(cancellationToken)
            ? versions.ListAsync(prefix, cancellationToken)
            : listing.ListAsync(prefix, null, cancellationToken);
        await foreach (var found in listed)
        {
            yield return found;
        }
    }

    public IAsyncEnumerable<StoredObject> WithChecksumsAsync(IAsyncEnumerable<StoredObject> listing, CancellationToken cancellationToken) =>
        checksums.AddAsync(listing, cancellationToken);

    public Task<StoredObject> WithChecksumAsync(StoredObject found, CancellationToken cancellationToken) =>
        checksums.AddAsync(found, cancellationToken);

    public CopyRemarks GatherRemarks() => bucket.Remarks.Gather();

    public Task EndCopiesAsync(string prefix) => copy.EndAsync(prefix);

    public Task<FolderPage> BrowseAsync(string folder, string? cursor, int size, CancellationToken cancellationToken) =>
        BucketFolder.BrowseAsync(bucket, folder, cursor, size, cancellationToken);

    public Task<StoredObject?> FindAsync(string key, CancellationToken cancellationToken) => bucket.Heads.FindAsync(key, cancellationToken);

    public Task<byte[]?> ReadStartAsync(string key, int length, CancellationToken cancellationToken) =>
        bucket.Heads.ReadStartAsync(key, length, cancellationToken);

    public Task<Stream> OpenAsync(string key, CancellationToken cancellationToken) =>
        ObjectBody.OpenAsync(bucket, key, cancellationToken);

    public Task<CopyOutcome> CopyFromAsync(IObjectStore source, StoredObject approved, CancellationToken cancellationToken) =>
        copy.RunAsync(Sibling(source), approved, cancellationToken);

    public async Task<bool> HoldsSameBytesAsync(StoredObject mine, IObjectStore other, StoredObject theirs, CancellationToken cancellationToken)
    {
        if (mine.Size != theirs.Size || mine.Size == 0)
        {
            return mine.Size == theirs.Size;
        }

        var here = await bucket.Heads.HeadAsync(mine.Key, cancellationToken, version: mine.VersionId);
        var there = await Sibling(other).Heads.HeadAsync(theirs.Key, cancellationToken);
        return here is not null && StoredKeys.Unquoted(here.ETag) == mine.ETag
            && there is not null && StoredKeys.Unquoted(there.ETag) == theirs.ETag
            && ObjectChecksums.AreEqual(here, there) == true;
    }

    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = bucket.Name, MaxKeys = 1, Encoding = EncodingType.Url };
        try
        {
            // Whoever asks wants to know how it is now: one attempt, a short one.
            await bucket.Retry.OnceAsync(
                attempt => AnswerShape.WholeAsync(bucket.Client.ListObjectsV2Async(request, attempt)), TimeSpan.FromSeconds(10), cancellationToken);
        }
        catch (Exception exception) when (Refusals.IsKnown(exception))
        {
            throw bucket.Refusals.Of(bucket.Call(StoreOperation.Reach), exception);
        }
    }

    // Bytes stay on the server, so both buckets must be on the same one.
    private Bucket Sibling(IObjectStore store) => store is BucketStore sibling
        ? sibling.Inner
        : throw bucket.Refusals.Of(StoreReason.OtherServer, new StoreCall(StoreOperation.Copy, store.Bucket));
}
