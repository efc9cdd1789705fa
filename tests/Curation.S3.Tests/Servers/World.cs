using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.S3.Calls;
using Curation.S3.Grants;
using Curation.Store;

namespace Curation.S3.Tests.Servers;

/// <summary>Two empty buckets of its own on a server, the account under test, and a plain client that plays everybody else.</summary>
internal sealed class World : IAsyncDisposable
{
    private static int made;

    private readonly ConnectionPool wire;

    private World(S3Server server, AccountSettings options, StoreEndpoint direct)
    {
        Options = options;
        Server = server;
        wire = new ConnectionPool(options.Tuning);
        Client = StoreClients.S3(direct, wire);
        Account = new StoreAccount(options);
    }

    public S3Server Server { get; }

    public AccountSettings Options { get; }

    public StoreAccount Account { get; }

    public StoreClient Client { get; }

    public BucketStore Staging => (BucketStore)Account.Staging;

    public BucketStore Gallery => (BucketStore)Account.Gallery;

    /// <param name="server">The name of a server.</param>
    /// <param name="tune">Other pieces and paces than the usual ones.</param>
    /// <param name="through">An interceptor that only the account under test goes through.</param>
    /// <param name="change">Other settings than the usual ones.</param>
    public static async Task<World> OnAsync(
        string server, Func<CopyTuning, CopyTuning>? tune = null, Interceptor? through = null, Func<AccountSettings, AccountSettings>? change = null)
    {
        var named = await S3Server.NamedAsync(server);
        var number = Interlocked.Increment(ref made);
        var direct = new StoreEndpoint { ServiceUrl = named.Url, ForcePathStyle = true, Keys = named.Keys };
        var tuning = new CopyTuning { FirstPause = TimeSpan.FromMilliseconds(1), CopyParallelism = 8 };
        var options = new AccountSettings(
            through is null ? direct : direct with { ServiceUrl = through.InFrontOf(named.Url) }, $"staging-{number}", $"gallery-{number}")
        {
            RoleArn = named.Role,
            Tuning = tune?.Invoke(tuning) ?? tuning,
        };
        var world = new World(named, change?.Invoke(options) ?? options, direct);
        await world.Client.PutBucketAsync(options.StagingBucket);
        await world.Client.PutBucketAsync(options.GalleryBucket);
        return world;
    }

    /// <summary>Settings with which credentials come by grants; for <see cref="OnAsync"/> on the embedded server.</summary>
    public static AccountSettings WithGrants(AccountSettings options) => options with
    {
        Endpoint = options.Endpoint with { Keys = EmbeddedServer.Portal },
        Grants = new GrantsInstance("309624411020", EmbeddedServer.PortalArn),
    };

    public Task<StoredObject> StageAsync(string key, byte[] bytes) => PutAsync(Staging, key, bytes);

    public async Task<StoredObject> PutAsync(BucketStore bucket, string key, byte[] bytes, Action<PutObjectRequest>? more = null)
    {
        var request = new PutObjectRequest
        {
            BucketName = bucket.Bucket,
            Key = key,
            InputStream = new MemoryStream(bytes),
            UseChunkEncoding = false,
        };
        more?.Invoke(request);
        await Client.PutObjectAsync(request);
        return await FindAsync(bucket, key);
    }

    /// <summary>Uploads in parts of these sizes; all but the last have 5 MiB or more.</summary>
    public async Task<StoredObject> UploadAsync(BucketStore bucket, string key, IReadOnlyList<byte[]> parts, Action<InitiateMultipartUploadRequest>? more = null)
    {
        var open = new InitiateMultipartUploadRequest { BucketName = bucket.Bucket, Key = key };
        more?.Invoke(open);
        var upload = await Client.InitiateMultipartUploadAsync(open);
        var complete = new CompleteMultipartUploadRequest { BucketName = bucket.Bucket, Key = key, UploadId = upload.UploadId };
        for (var at = 0; at < parts.Count; at++)
        {
            var part = await Client.UploadPartAsync(new UploadPartRequest
            {
                BucketName = bucket.Bucket,
                Key = key,
                UploadId = upload.UploadId,
                PartNumber = at + 1,
                InputStream = new MemoryStream(parts[at]),
                ChecksumSHA256 = open.ChecksumAlgorithm == ChecksumAlgorithm.SHA256 ? Convert.ToBase64String(SHA256.HashData(parts[at])) : null,
                UseChunkEncoding = false,
            });
            complete.AddPartETagsAndChecksums(part);
        }

        await Client.CompleteMultipartUploadAsync(complete);
        return await FindAsync(bucket, key);
    }

    public async ValueTask DisposeAsync()
    {
        await Task.CompletedTask;
        Account.Dispose();
        Client.Dispose();
        wire.Dispose();
    }

    private static async Task<StoredObject> FindAsync(BucketStore bucket, string key) =>
        await bucket.FindAsync(key, CancellationToken.None) ?? throw new InvalidOperationException($"“{key}” was just put and is not there.");
}
