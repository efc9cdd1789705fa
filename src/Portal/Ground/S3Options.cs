using Curation.S3;
using Curation.S3.Calls;
using Curation.S3.Grants;
using Curation.Store;

namespace Portal.Ground;

/// <summary>Which server and buckets the portal works on. Keys are no setting: they come from the SDK's default chain (environment, profile, role).</summary>
public sealed record S3Options
{
    public const string Section = "S3";

    /// <summary>The address of an S3-compatible server; null for AWS.</summary>
    public string? ServiceUrl { get; init; }

    public string Region { get; init; } = "us-east-1";

    public string StagingBucket { get; init; } = "staging-cellpainting-gallery";

    public string GalleryBucket { get; init; } = "cellpainting-gallery";

    /// <summary>Addresses a bucket as a path instead of a host name; most S3-compatible servers ask for it.</summary>
    public bool ForcePathStyle { get; init; }

    /// <summary>S3 Access Grants; with them credentials come by grants, without them they are sessions of <see cref="RoleArn"/>.</summary>
    public AccessGrantsOptions? AccessGrants { get; init; }

    /// <summary>The role that contributors' credentials are sessions of, where there are no Access Grants. AWS needs it; other servers may do without.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The shortest life of credentials that is asked for: AWS's own bound, or less on a server that allows it.</summary>
    public TimeSpan ShortestSession { get; init; } = TemporaryCredentials.Shortest;

    /// <summary>Objects of more bytes than this are copied part by part; S3 copies no more than 5 GiB at once.</summary>
    public long PartwiseAbove { get; init; } = 5_000_000_000;

    /// <summary>How many objects a promotion should copy at once.</summary>
    public int CopyParallelism { get; init; } = 64;

    /// <summary>How many parts of one object are copied at once.</summary>
    public int PartParallelism { get; init; } = 8;

    /// <summary>How many objects a check looks up for their checksums, a HEAD each; 0 for none.</summary>
    public int ChecksumLookups { get; init; } = 100_000;

    /// <summary>
    /// Whether a submission shuts its prefix in staging by a statement of the bucket's policy that denies everybody to write there. The portal then needs
    /// s3:GetBucketPolicy, s3:PutBucketPolicy and s3:DeleteBucketPolicy on the staging bucket.
    /// </summary>
    public bool DenySubmitted { get; init; }

    /// <summary>How often a call that a server answers with 500 or 503, or not at all, is made before giving up.</summary>
    public int Attempts { get; init; } = 8;

    /// <summary>The longest pause before the second attempt; it doubles with each further one, up to 64 times this.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>What the engine works with, which judges nothing itself: wrong settings never reach it.</summary>
    public AccountSettings ForAccount(AccessKeyPair? keys)
    {
        if (Faults() is { Count: > 0 } faults)
        {
            throw new StartException(string.Join(" ", faults));
        }

        return new AccountSettings(Endpoint(keys), StagingBucket, GalleryBucket)
        {
            Grants = AccessGrants is { } grants ? new GrantsInstance(grants.AccountId, grants.Grantee, grants.Location) : null,
            RoleArn = RoleArn,
            ShortestSession = ShortestSession,
            DenySubmitted = DenySubmitted,
            Tuning = new CopyTuning
            {
                PartwiseAbove = PartwiseAbove,
                CopyParallelism = CopyParallelism,
                PartParallelism = PartParallelism,
                ChecksumLookups = ChecksumLookups,
                Attempts = Attempts,
                FirstPause = FirstPause,
            },
        };
    }

    public StoreEndpoint Endpoint(AccessKeyPair? keys) => new() { ServiceUrl = ServiceUrl, Region = Region, ForcePathStyle = ForcePathStyle, Keys = keys };

    /// <summary>Everything wrong with these settings, each a sentence that names the setting; empty if nothing is.</summary>
    public IReadOnlyList<string> Faults() => [.. S3Faults.Of(this)];
}
