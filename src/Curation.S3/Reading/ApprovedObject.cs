using Amazon.S3.Model;
using Curation.Plans;
using Curation.Store;

namespace Curation.S3.Reading;

/// <summary>Whether what a server holds is what was approved.</summary>
internal static class ApprovedObject
{
    /// <summary>Whether the source is the very write that was checked: two contents of one MD5 have the same ETag.</summary>
    public static bool IsApproved(GetObjectMetadataResponse head, StoredObject approved) =>
        IsCopied(head, approved) && SameWrite.IsSame(approved.LastModified, StoredKeys.Stored(approved.Key, head).LastModified);

    public static bool IsCopied(GetObjectMetadataResponse head, StoredObject approved) =>
        head.ContentLength == approved.Size && StoredKeys.Unquoted(head.ETag) == approved.ETag && !ObjectChecksums.Contradict(approved, head);
}
