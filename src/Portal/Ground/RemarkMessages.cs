using Curation.Store;

namespace Portal.Ground;

/// <summary>What there is to say about copies that went well, in a sentence. Receipts keep it.</summary>
internal static class RemarkMessages
{
    public static string Describe(StoreRemark remark)
    {
        var (bucket, details) = (remark.Bucket, remark.Details);
        return remark.Reason switch
        {
            StoreRemarkReason.TagsNotReadable =>
                $"Tags of objects copied part by part were not kept: the portal lacks s3:GetObjectTagging on bucket “{bucket}”.",
            StoreRemarkReason.NoTagsOnServer => "This server knows no object tags, so none were kept.",
            StoreRemarkReason.VersioningNotAskable =>
                $"The portal may not ask whether bucket “{bucket}” keeps versions (s3:GetBucketVersioning), so no version was pinned.",
            StoreRemarkReason.OpenUploadsNotListable =>
                $"The portal may not list unfinished uploads in bucket “{bucket}” (s3:ListBucketMultipartUploads); "
                + "those of a run that was killed stay until a lifecycle rule ends them.",
            StoreRemarkReason.ManyOpenUploads =>
                $"Bucket “{bucket}” has more than {details[0]} unfinished uploads, and no more were looked at; "
                + "those of a run that was killed may stay until a lifecycle rule ends them.",
            StoreRemarkReason.UploadsStayed =>
                $"{details[1]} unfinished {(details[1] == "1" ? "upload" : "uploads")} stayed behind in bucket “{bucket}” below {details[0]}, "
                + $"the first of “{details[2]}”: {EndIt}",
            StoreRemarkReason.UploadsPerhapsStayed =>
                $"It could not be found out whether an unfinished upload stayed behind in bucket “{bucket}” below {details[0]}: {EndIt}",
            _ => throw new ArgumentOutOfRangeException(nameof(remark), remark.Reason, "Not a reason."),
        };
    }

    private const string EndIt = "end it by hand, or by a lifecycle rule that ends unfinished uploads.";
}
