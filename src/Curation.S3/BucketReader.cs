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

    /// <exception cref="ArgumentException">The bucket, address or region cannot be meant; the message says which and why.</exception>
    public BucketReader(string bucket, string? serviceUrl, string region, bool isAnonymous)
    {
        var options = new S3Options
        {
            ServiceUrl = serviceUrl,
            Region = region,
            StagingBucket = bucket,

            // Servers at an address of their own seldom have host names for buckets.
            ForcePathStyle = serviceUrl is not null,
        };
        if (S3Faults.OfReading(options) is { } fault)
        {
            throw new ArgumentException(fault);
        }

        wire = new ConnectionPool(options, null);
        client = isAnonymous ? StoreClients.Anonymous(options, wire) : StoreClients.S3(options, keys: null, wire);
        var retry = new Retry(options, TimeProvider.System, pace);
        Bucket = new BucketStore(new Bucket(client, bucket, options, retry, new Remarks(), TimeProvider.System.GetUtcNow()));
    }

    public IObjectStore Bucket { get; }

    public void Dispose()
    {
        client.Dispose();
        wire.Dispose();
        pace.Dispose();
    }
}
