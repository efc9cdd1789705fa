using Curation.Store;
using Portal.Ground;

namespace Portal.Tests.Ground;

/// <summary>Receipts keep these sentences: each is held letter for letter.</summary>
public sealed class RemarkMessagesTests
{
    [Theory]
    [InlineData(
        StoreRemarkReason.TagsNotReadable,
        "Tags of objects copied part by part were not kept: the portal lacks s3:GetObjectTagging on bucket “gallery”.")]
    [InlineData(StoreRemarkReason.NoTagsOnServer, "This server knows no object tags, so none were kept.")]
    [InlineData(
        StoreRemarkReason.VersioningNotAskable,
        "The portal may not ask whether bucket “gallery” keeps versions (s3:GetBucketVersioning), so no version was pinned.")]
    [InlineData(
        StoreRemarkReason.OpenUploadsNotListable,
        "The portal may not list unfinished uploads in bucket “gallery” (s3:ListBucketMultipartUploads); those of a run that was killed stay until a "
        + "lifecycle rule ends them.")]
    [InlineData(
        StoreRemarkReason.ManyOpenUploads,
        "Bucket “gallery” has more than 20,000 unfinished uploads, and no more were looked at; those of a run that was killed may stay until a "
        + "lifecycle rule ends them.",
        "20,000")]
    [InlineData(
        StoreRemarkReason.UploadsStayed,
        "1 unfinished upload stayed behind in bucket “gallery” below p/, the first of “p/a”: end it by hand, or by a lifecycle rule that ends unfinished "
        + "uploads.",
        "p/",
        "1",
        "p/a")]
    [InlineData(
        StoreRemarkReason.UploadsStayed,
        "1,200 unfinished uploads stayed behind in bucket “gallery” below p/, the first of “p/a”: end it by hand, or by a lifecycle rule that ends "
        + "unfinished uploads.",
        "p/",
        "1,200",
        "p/a")]
    [InlineData(
        StoreRemarkReason.UploadsPerhapsStayed,
        "It could not be found out whether an unfinished upload stayed behind in bucket “gallery” below p/: end it by hand, or by a lifecycle rule that "
        + "ends unfinished uploads.",
        "p/")]
    public void A_remark_is_the_sentence_that_receipts_keep(StoreRemarkReason reason, string sentence, params string[] details) =>
        Assert.Equal(sentence, RemarkMessages.Describe(new StoreRemark(reason, "gallery", details)));

    [Fact]
    public void Every_reason_has_a_sentence() => Assert.Distinct(
        Enum.GetValues<StoreRemarkReason>().Select(reason => RemarkMessages.Describe(new StoreRemark(reason, "gallery", "1", "2", "3"))));
}
