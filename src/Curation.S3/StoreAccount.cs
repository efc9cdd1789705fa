using Amazon.SecurityToken;
using Curation.Granting;
using Curation.S3.Calls;
using Curation.S3.Grants;
using Curation.S3.Locks;
using Curation.S3.Reading;
using Curation.S3.Sessions;
using Curation.S3.Starting;
using Curation.Store;

namespace Curation.S3;

/// <summary>The portal's access to one S3 server: its two buckets, and credentials for contributors.</summary>
public sealed class StoreAccount : IDisposable
{
    private readonly S3Options options;
    private readonly ConnectionPool wire;
    private readonly Pace pace;
    private readonly StoreClient client;
    private readonly AmazonSecurityTokenServiceClient sts;
    private readonly Remarks remarks = new();
    private readonly Bucket staging;
    private readonly Bucket gallery;

    /// <param name="options">Settings whose <see cref="S3Options.Faults"/> are none.</param>
    /// <param name="keys">Fixed keys, for a server this process runs itself; null for the SDK's default chain.</param>
    /// <param name="clock">Times pauses between attempts.</param>
    public StoreAccount(S3Options options, AccessKeyPair? keys = null, TimeProvider? clock = null)
        : this(options, keys, clock, null)
    {
    }

    internal StoreAccount(S3Options options, AccessKeyPair? keys, TimeProvider? clock, HttpMessageHandler? handler)
    {
        this.options = options;
        var faults = options.Faults();
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", faults), nameof(options));
        }

        var time = clock ?? TimeProvider.System;
        pace = new Pace(options.CopyParallelism);
        var retry = new Retry(options, time, pace);
        wire = new ConnectionPool(options, handler);
        client = StoreClients.S3(options, keys, wire);
        sts = StoreClients.Sts(options, keys, wire);
        staging = new Bucket(client, options.StagingBucket, options, retry, remarks, time.GetUtcNow());
        gallery = new Bucket(client, options.GalleryBucket, options, retry, remarks, time.GetUtcNow());
        (Staging, Gallery) = (new BucketStore(staging), new BucketStore(gallery));
        Lock = new PolicyLock(staging);
        if (options.AccessGrants is { } grants)
        {
            var control = new ControlClient(wire.Client, new ControlKeys(keys, client.Config), options, grants, retry, time);
            (Vendor, Grants) = (new AccessGrantsVendor(control, options, grants), new ControlGrants(control, options, grants));
            return;
        }

        (Vendor, Grants) = (new StsVendor(sts, retry, options), new NoGrants(options));
    }

    public IObjectStore Staging { get; }

    public IObjectStore Gallery { get; }

    /// <summary>Small notes of the portal's own in the gallery's bucket.</summary>
    public IWriteOnce GalleryNotes => new BucketNotes(gallery);

    /// <summary>What keeps submitted data as it is.</summary>
    public IStagingLock Lock { get; }

    public ICredentialVendor Vendor { get; }

    public IGrants Grants { get; }

    /// <summary>How many objects a promotion should copy at once; fewer are under way while the server asks to slow down.</summary>
    public int CopyParallelism => options.CopyParallelism;

    /// <summary>What a person should know about copies that went well otherwise, such as tags that could not be read.</summary>
    public IReadOnlyCollection<string> Remarks => remarks.All;

    /// <summary>
    /// Looks at both buckets, at the place of the grants and, where the server is not AWS, at what it makes of conditions on copies. Throws <see cref="StoreException"/>
    /// with a sentence for whoever runs the portal. Before it has run, copies are checked by lookup on any server but AWS.
    /// </summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await BucketCheck.EnsureAsync([Staging, Gallery], cancellationToken);
        if (Grants.IsOffered && await Grants.DescribeAsync(cancellationToken) is { IsReady: false } home)
        {
            throw new StoreException(home.Reason);
        }

        if (options.ServiceUrl is null)
        {
            return;
        }

        try
        {
            staging.Guarantee = gallery.Guarantee = await new ConditionProbe(staging).AskAsync(cancellationToken);
        }
        catch (Exception exception) when (S3Words.CanTell(exception))
        {
            throw S3Words.Tell(new StoreCall("try out conditions on copies in", options.StagingBucket), exception);
        }
    }

    public void Dispose()
    {
        client.Dispose();
        sts.Dispose();
        wire.Dispose();
        pace.Dispose();
    }
}
