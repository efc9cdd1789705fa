using Curation.S3.Calls;
using Curation.Store;

namespace Curation.S3.Reading;

/// <summary>One bucket with what it takes to call its server.</summary>
internal sealed class Bucket
{
    private volatile CopyGuarantee guarantee;

    public Bucket(
        StoreClient client, string name, StoreEndpoint endpoint, CopyTuning tuning, Retry retry, Refusals refusals, Remarks remarks,
        DateTimeOffset started)
    {
        Client = client;
        Name = name;
        Tuning = tuning;
        Retry = retry;
        Refusals = refusals;
        Remarks = remarks;
        Started = started;
        Heads = new ObjectHeads(this);

        // AWS documents its conditions; any other server has to prove that it keeps them.
        guarantee = endpoint.ServiceUrl is null ? CopyGuarantee.EnforcedByServer : CopyGuarantee.CheckedByLookup;
    }

    public string Name { get; }

    public CopyGuarantee Guarantee
    {
        get => guarantee;
        set => guarantee = value;
    }

    public StoreClient Client { get; }

    public CopyTuning Tuning { get; }

    public Retry Retry { get; }

    public Refusals Refusals { get; }

    public Remarks Remarks { get; }

    public ObjectHeads Heads { get; }

    /// <summary>When this process took the bucket up: uploads begun earlier belong to a run that ended.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>Asks until there is an answer; what stays wrong is the store's.</summary>
    public async Task<T> AskAsync<T>(StoreCall call, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await Retry.RunAsync(ask, cancellationToken);
        }
        catch (Exception exception) when (Refusals.IsKnown(exception))
        {
            throw Refusals.Of(call, exception);
        }
    }

    public StoreCall Call(StoreOperation operation, string? key = null) => new(operation, Name, key);
}
