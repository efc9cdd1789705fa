using Amazon.SecurityToken;
using Curation.Granting;
using Curation.S3.AccessGrants;
using Curation.S3.Doors;
using Curation.S3.Starting;
using Curation.S3.Sts;
using Curation.Store;

namespace Curation.S3;

/// <summary>The portal's access to one S3 server: its two buckets, and credentials for contributors.</summary>
public sealed class S3Account : IDisposable
{
    private readonly S3Options options;
    private readonly S3Wire wire;
    private readonly S3Pace pace;
    private readonly S3Client client;
    private readonly AmazonSecurityTokenServiceClient sts;
    private readonly S3Remarks remarks = new();
    private readonly S3Bucket staging;
    private readonly S3Bucket gallery;

    /// <param name="options">Settings whose <see cref="S3Options.Faults"/> are none.</param>
    /// <param name="keys">Fixed keys, for a server this process runs itself; null for the SDK's default chain.</param>
    /// <param name="clock">Times pauses between attempts.</param>
    public S3Account(S3Options options, S3KeyPair? keys = null, TimeProvider? clock = null)
        : this(options, keys, clock, null)
    {
    }

    internal S3Account(S3Options options, S3KeyPair? keys, TimeProvider? clock, HttpMessageHandler? handler)
    {
        this.options = options;
        var faults = options.Faults();
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", faults), nameof(options));
        }

        var time = clock ?? TimeProvider.System;
        pace = new S3Pace(options.CopyParallelism);
        var retry = new S3Retry(options, time, pace);
        wire = new S3Wire(options, handler);
        client = S3Clients.S3(options, keys, wire);
        sts = S3Clients.Sts(options, keys, wire);
        staging = new S3Bucket(client, options.StagingBucket, options, retry, remarks, time.GetUtcNow());
        Door = new PolicyDoor(staging);
        gallery = new S3Bucket(client, options.GalleryBucket, options, retry, remarks, time.GetUtcNow());
        if (options.AccessGrants is { } grants)
        {
            var control = new ControlClient(wire.Client, new ControlKeys(keys, client.Config), options, grants, retry, time);
            (Vendor, Grants) = (new AccessGrantsVendor(control, options, grants), new ControlGrants(control, options, grants));
            return;
        }

        (Vendor, Grants) = (new StsVendor(sts, retry, options), new NoGrants(options));
    }

    public IObjectStore Staging => staging;

    public IObjectStore Gallery => gallery;

    /// <summary>Small notes of the portal's own in the gallery's bucket.</summary>
    public IWriteOnce GalleryNotes => new S3Notes(gallery);

    /// <summary>What keeps submitted data as it is.</summary>
    public IStagingLock Door { get; }

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
        await BucketCheck.EnsureAsync([staging, gallery], cancellationToken);
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
            throw S3Words.Tell(new S3Call("try out conditions on copies in", options.StagingBucket), exception);
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
