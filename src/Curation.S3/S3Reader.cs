using Curation.Store;

namespace Curation.S3;

/// <summary>One bucket of any server, for reading. Keys come from the SDK's default chain, or none are sent, as public buckets allow.</summary>
public sealed class S3Reader : IDisposable
{
    private readonly S3Wire wire;
    private readonly S3Pace pace = new(1);
    private readonly S3Client client;

    /// <exception cref="ArgumentException">The bucket, address or region cannot be meant; the message says which and why.</exception>
    public S3Reader(string bucket, string? serviceUrl, string region, bool isAnonymous)
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

        wire = new S3Wire(options, null);
        client = isAnonymous ? S3Clients.Anonymous(options, wire) : S3Clients.S3(options, keys: null, wire);
        Bucket = new S3Bucket(client, bucket, options, new S3Retry(options, TimeProvider.System, pace), new S3Remarks(), TimeProvider.System.GetUtcNow());
    }

    public IObjectStore Bucket { get; }

    public void Dispose()
    {
        client.Dispose();
        wire.Dispose();
        pace.Dispose();
    }
}
