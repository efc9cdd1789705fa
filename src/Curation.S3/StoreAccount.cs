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
    private readonly AccountSettings settings;
    private readonly Refusals refusals;
    private readonly ConnectionPool wire;
    private readonly Pace pace;
    private readonly StoreClient client;
    private readonly AmazonSecurityTokenServiceClient sts;
    private readonly Remarks remarks;
    private readonly Bucket staging;
    private readonly Bucket gallery;

    /// <param name="settings">Such as can be meant.</param>
    /// <param name="describe">Makes the sentence about a failure; without it an exception tells its parts.</param>
    /// <param name="clock">Times pauses between attempts.</param>
    /// <param name="remark">Makes the sentence about copies; without it a remark tells its parts.</param>
    public StoreAccount(
        AccountSettings settings, Func<StoreFailure, string>? describe = null, TimeProvider? clock = null, Func<StoreRemark, string>? remark = null)
        : this(settings, describe, clock, handler: null, remark)
    {
    }

    internal StoreAccount(
        AccountSettings settings,
        Func<StoreFailure, string>? describe,
        TimeProvider? clock,
        HttpMessageHandler? handler,
        Func<StoreRemark, string>? remark = null)
    {
        this.settings = settings;
        var (endpoint, tuning, time) = (settings.Endpoint, settings.Tuning, clock ?? TimeProvider.System);
        refusals = new Refusals(describe);
        remarks = new Remarks(remark);
        pace = new Pace(tuning.CopyParallelism);
        var retry = new Retry(tuning, time, pace);
        wire = new ConnectionPool(tuning, handler);
        client = StoreClients.S3(endpoint, wire);
        sts = StoreClients.Sts(endpoint, wire);
        staging = new Bucket(client, settings.StagingBucket, endpoint, tuning, retry, refusals, remarks, time.GetUtcNow());
        gallery = new Bucket(client, settings.GalleryBucket, endpoint, tuning, retry, refusals, remarks, time.GetUtcNow());
        (Staging, Gallery) = (new BucketStore(staging), new BucketStore(gallery));
        Lock = new PolicyLock(staging, endpoint.Region, settings.DenySubmitted);
        if (settings.Grants is { } instance)
        {
            var control = new ControlClient(wire.Client, new ControlKeys(endpoint.Keys, client.Config), endpoint, instance.AccountId, retry, time);
            var reasons = new GrantRefusals(refusals, endpoint, settings.StagingBucket, instance);
            Vendor = new AccessGrantsVendor(control, settings.StagingBucket, settings.ShortestSession, refusals, reasons);
            Grants = new ControlGrants(control, settings.StagingBucket, instance, reasons);
            return;
        }

        Vendor = new StsVendor(sts, retry, refusals, settings.StagingBucket, settings.RoleArn, settings.ShortestSession);
        Grants = new NoGrants(settings.StagingBucket, refusals);
    }

    public IObjectStore Staging { get; }

    public IObjectStore Gallery { get; }

    /// <summary>Small notes of the portal's own in the gallery's bucket.</summary>
    public IWriteOnce GalleryNotes => new BucketNotes(gallery);

    /// <summary>What keeps submitted data as it is.</summary>
    public IStagingLock Lock { get; }

    public ICredentialVendor Vendor { get; }

    public IGrants Grants { get; }

    /// <summary>What a person should know about copies that went well otherwise, such as tags that could not be read.</summary>
    public IReadOnlyCollection<string> Remarks => remarks.All;

    /// <summary>
    /// Looks at both buckets, at the place of the grants and, where the server is not AWS, at what it makes of conditions on copies. Throws
    /// <see cref="StoreException"/> if one of them does not answer as it must. Before it has run, copies are checked by lookup on any server but AWS.
    /// </summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await BucketCheck.EnsureAsync([Staging, Gallery], cancellationToken);
        if (Grants.IsOffered && await Grants.DescribeAsync(cancellationToken) is { Failure: { } failure })
        {
            throw refusals.Of(failure);
        }

        if (settings.Endpoint.ServiceUrl is null)
        {
            return;
        }

        try
        {
            staging.Guarantee = gallery.Guarantee = await new ConditionProbe(staging).AskAsync(cancellationToken);
        }
        catch (Exception exception) when (Refusals.IsKnown(exception))
        {
            throw refusals.Of(staging.Call(StoreOperation.TryConditions), exception);
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
