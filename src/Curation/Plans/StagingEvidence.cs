namespace Curation.Plans;

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
