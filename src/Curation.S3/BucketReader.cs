using Curation.S3.Calls;
using Curation.S3.Reading;
using Curation.Store;

namespace Curation.S3;

/// <summary>One bucket of any server, for reading. Keys come from the SDK's default chain, or none are sent, as public buckets allow.</summary>
public sealed class BucketReader : IDisposable
{
    private readonly ConnectionPool wire;
    private readonly Pace pace = new(1);
    private readonly StoreClient client;

    /// <param name="endpoint">Such as can be meant.</param>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="isAnonymous">Signs nothing.</param>
    /// <param name="describe">Makes the sentence about a failure; without it an exception tells its parts.</param>
    public BucketReader(StoreEndpoint endpoint, string bucket, bool isAnonymous, Func<StoreFailure, string>? describe = null)
    {
        var tuning = new CopyTuning();
        wire = new ConnectionPool(tuning);
        client = isAnonymous ? StoreClients.Anonymous(endpoint, wire) : StoreClients.S3(endpoint, wire);
        var retry = new Retry(tuning, TimeProvider.System, pace);
        var started = TimeProvider.System.GetUtcNow();
        Bucket = new BucketStore(new Bucket(client, bucket, endpoint, tuning, retry, new Refusals(describe), new Remarks(describe: null), started));
    }

    public IObjectStore Bucket { get; }

    public void Dispose()
    {
        client.Dispose();
        wire.Dispose();
        pace.Dispose();
    }
}
