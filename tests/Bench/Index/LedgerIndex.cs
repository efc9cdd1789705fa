using Microsoft.Extensions.Logging.Abstractions;
using Sandbox.Storage;
using Sandbox.Storage.Index;
using Sandbox.Storage.Records;

namespace Bench.Index;

/// <summary>The embedded server's own: all in memory, a journal and snapshots.</summary>
internal sealed class LedgerIndex : IIndex
{
    private readonly Store store;
    private readonly BucketRecord bucket;

    public LedgerIndex(string folder, bool flush)
    {
        store = new Store(folder, new LedgerSettings(flush, 16 * 1024 * 1024), TimeProvider.System, NullLogger.Instance);
        store.Buckets.Create("measured");
        bucket = store.Buckets.Get("measured");
    }

    public void Put(byte[] key, byte[] value) => store.Objects.Put(bucket, key, ObjectRecord.Parse(value), _ => { });

    public int Page(byte[] after, int limit) => store.Listing.Page(bucket, new ListingQuery([], [], after, limit)).Entries.Count;

    public bool Has(byte[] key) => store.Objects.Find(bucket, key) is not null;

    public void Dispose() => store.Dispose();
}
