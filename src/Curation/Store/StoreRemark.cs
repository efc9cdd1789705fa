namespace Curation.Store;

/// <summary>What a person should know about copies although they went well, for whoever makes a sentence of it.</summary>
public sealed record StoreRemark(StoreRemarkReason Reason, string Bucket, params IReadOnlyList<string> Details)
{
    public override string ToString() => string.Join(", ", [$"{Reason} in {Bucket}", .. Details]);
}

/// <summary>Why there is something to say. Behind a reason stand its <see cref="StoreRemark.Details"/>, if it has any.</summary>
public enum StoreRemarkReason
{
    TagsNotReadable,
    NoTagsOnServer,
    VersioningNotAskable,
    OpenUploadsNotListable,

    /// <summary>How many were looked at.</summary>
    ManyOpenUploads,

    /// <summary>The prefix, how many, and the first one's key.</summary>
    UploadsStayed,

    /// <summary>The prefix.</summary>
    UploadsPerhapsStayed,
}
