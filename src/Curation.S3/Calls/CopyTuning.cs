namespace Curation.S3.Calls;

/// <summary>How much is asked of a server at once, in what pieces, and how often.</summary>
public sealed record CopyTuning
{
    /// <summary>Objects of more bytes than this are copied part by part; S3 copies no more than 5 GiB at once.</summary>
    public long PartwiseAbove { get; init; } = 5_000_000_000;

    /// <summary>How many objects a promotion should copy at once.</summary>
    public int CopyParallelism { get; init; } = 64;

    /// <summary>How many parts of one object are copied at once.</summary>
    public int PartParallelism { get; init; } = 8;

    /// <summary>How many objects a check looks up for their checksums, a HEAD each; 0 for none.</summary>
    public int ChecksumLookups { get; init; } = 100_000;

    /// <summary>How often a call that a server answers with 500 or 503, or not at all, is made before giving up.</summary>
    public int Attempts { get; init; } = 8;

    /// <summary>The longest pause before the second attempt; it doubles with each further one, up to 64 times this.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(200);
}
