using Curation.S3.Calls;
using Curation.Store;

namespace Curation.S3.Reading;

/// <summary>One bucket with what it takes to call its server.</summary>
internal sealed class Bucket
{
    private volatile CopyGuarantee guarantee;

    public Bucket(StoreClient client, string name, S3Options options, Retry retry, Remarks remarks, DateTimeOffset started)
    {
        Client = client;
        Name = name;
        Options = options;
        Retry = retry;
        Remarks = remarks;
        Started = started;
        Heads = new ObjectHeads(client, name, retry);

        // AWS documents its conditions; any other server has to prove that it keeps them.
        guarantee = options.ServiceUrl is null ? CopyGuarantee.EnforcedByServer : CopyGuarantee.CheckedByLookup;
    }

    public string Name { get; }

    public CopyGuarantee Guarantee
    {
        get => guarantee;
        set => guarantee = value;
    }

    public StoreClient Client { get; }

    public S3Options Options { get; }

    public Retry Retry { get; }

    public Remarks Remarks { get; }

    public ObjectHeads Heads { get; }

    /// <summary>When this process took the bucket up: uploads begun earlier belong to a run that ended.</summary>
    public DateTimeOffset Started { get; }
}
