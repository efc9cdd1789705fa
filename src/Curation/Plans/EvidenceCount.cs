using Curation.Store;

namespace Curation.Plans;

/// <summary>What a snapshot's rows tell of each object besides size and ETag: the least that all of them have.</summary>
public sealed class EvidenceCount
{
    private long all;
    private long timed;
    private long versioned;

    /// <summary>How many have a checksum over all their bytes.</summary>
    public long Checksums { get; private set; }

    public StagingEvidence Weakest =>
        all == 0 || timed < all ? StagingEvidence.ETags : versioned < all ? StagingEvidence.Times : StagingEvidence.Versions;

    public void Add(StoredObject seen)
    {
        all++;
        timed += SameWrite.IsKnown(seen.LastModified) ? 1 : 0;
        versioned += SameWrite.IsPinned(seen) ? 1 : 0;
        Checksums += seen.Checksum.Length > 0 ? 1 : 0;
    }
}

/// <summary>What the statement rests on that staging did or did not change since the check; each holds what the ones before it hold.</summary>
public enum StagingEvidence
{
    /// <summary>Sizes and ETags: contents of one MD5 cannot be told apart.</summary>
    ETags,

    /// <summary>Also the time at which each object was written, to the second.</summary>
    Times,

    /// <summary>Also the version of each object, which no write has twice.</summary>
    Versions,
}
