namespace Curation.Store;

/// <summary>Why a call to a store failed. Behind a reason stand its <see cref="StoreFailure.Details"/>, if it has any.</summary>
public enum StoreReason
{
    NoCredentials,
    NoSuchBucket,
    AccessDenied,
    UnknownAccessKey,
    WrongSecretKey,
    ExpiredCredentials,
    ClockSkewed,

    /// <summary>The server says so by its code.</summary>
    OtherRegion,

    /// <summary>The server says so by its status alone.</summary>
    MovedElsewhere,
    SlowDown,
    Archived,

    /// <summary>An answer of 200 that is none: what is odd about it.</summary>
    OddAnswer,
    NoRoom,
    Forbidden,
    ServerTrouble,
    OtherRefusal,
    NothingListens,
    NameNotFound,
    Unreachable,
    NoSecureConnection,

    /// <summary>How it broke.</summary>
    ConnectionBroke,

    /// <summary>How long was waited.</summary>
    NoAnswerInTime,
    NotXml,

    /// <summary>What the SDK says.</summary>
    Unforeseen,

    ObjectGone,
    ObjectReplaced,
    RestNotGiven,
    ListingCutOff,
    VersionListingCutOff,

    /// <summary>What is listed, the key, and the one before it.</summary>
    OutOfOrder,

    /// <summary>How often.</summary>
    KeyKeepsChanging,
    OtherServer,
    NotAsApproved,

    /// <summary>The name of the statement.</summary>
    StatementOfOthers,

    /// <summary>Its bytes, the number of prefixes, and the most bytes.</summary>
    BucketPolicyTooLong,
    BucketPolicyUnreadable,

    /// <summary>In minutes.</summary>
    DurationOutOfBounds,
    CredentialsIncomplete,
    CredentialsWithoutEnd,

    /// <summary>The length of the prefix, that of the policy, and the most.</summary>
    SessionPolicyTooLong,
    DangerousPrefix,
    NoGrantsOffered,

    /// <summary>The role.</summary>
    RoleRefused,
    RoleOfRole,

    /// <summary>The role.</summary>
    SessionTooLong,
    PackedPolicyTooLarge,
    MalformedPolicy,

    /// <summary>The role.</summary>
    NoSuchRole,
    SessionsDisabled,

    NoGrantCovers,

    /// <summary>The portal's role.</summary>
    GrantRightMissing,

    /// <summary>The account, and the region.</summary>
    NoGrantsInstance,
    GrantExists,
    GrantsInstanceExists,
    LocationExists,
    GrantQuotaExceeded,
    LocationQuotaExceeded,
    InvalidGrant,
    InvalidLocation,
    InvalidTags,
    LocationNotEmpty,
    GrantsInstanceNotEmpty,
    LocationRoleRefused,
    GrantPolicyTooLarge,
    GrantSessionRefused,

    /// <summary>The location.</summary>
    NoSuchLocation,

    /// <summary>No answer of S3 Control: what came instead.</summary>
    NoControlAnswer,
    GrantWithoutId,
    GrantPagesInCircle,

    /// <summary>The location, what it reaches, and what it should.</summary>
    LocationElsewhere,
}
