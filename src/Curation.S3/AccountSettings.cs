using Curation.S3.Calls;
using Curation.S3.Grants;
using Curation.Store;

namespace Curation.S3;

/// <summary>What an account works on, and by what it lets contributors in.</summary>
public sealed record AccountSettings(StoreEndpoint Endpoint, string StagingBucket, string GalleryBucket)
{
    /// <summary>S3 Access Grants; with them credentials come by grants, without them they are sessions of <see cref="RoleArn"/>.</summary>
    public GrantsInstance? Grants { get; init; }

    /// <summary>
    /// The role that contributors' credentials are sessions of, where there are no Access Grants. AWS needs it; other servers may do without.
    /// </summary>
    public string? RoleArn { get; init; }

    /// <summary>The shortest life of credentials that is asked for: AWS's own bound, or less on a server that allows it.</summary>
    public TimeSpan ShortestSession { get; init; } = TemporaryCredentials.Shortest;

    /// <summary>Whether submissions are locked by the staging bucket's policy.</summary>
    public bool DenySubmitted { get; init; }

    public CopyTuning Tuning { get; init; } = new();
}
