using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.S3.Calls;
using Curation.S3.Calls.Answers;
using Curation.S3.Reading;
using Curation.Store;

namespace Curation.S3.Copying;

/// <summary>Copies an object part by part, in the parts its uploader made, with its headers, metadata and tags.</summary>
internal sealed class PartCopy(Bucket target)
{
    private readonly Uploads uploads = new(target);
    private readonly LeftoverUploads leftovers = new(target);

    public async Task<CopyAnswer> RunAsync(Bucket source, StoredObject approved, bool conditional, CancellationToken cancellationToken)
    {
        try
        {
            var head = await source.Heads.HeadAsync(approved.Key, cancellationToken, version: approved.VersionId);
            if (head is null)
            {
                return CopyAnswer.SourceGone;
            }

            if (!ApprovedObject.IsApproved(head, approved))
            {
                return CopyAnswer.ConditionFailed;
            }

            var tags = await SourceTags.ReadAsync(source, approved, cancellationToken);
            foreach (var leftover in await leftovers.OfAsync(approved.Key, cancellationToken))
            {
                await uploads.AbortAsync(approved.Key, leftover);
            }

            return await TryAsync(source, approved, head, tags, each: false, conditional, cancellationToken)
                ?? await TryAsync(source, approved, head, tags, each: true, conditional, cancellationToken)
                ?? CopyAnswer.Conflict;
        }
        catch (AmazonS3Exception refused) when (Answer(refused, conditional) is { } answer)
        {
            return answer;
        }
        catch (Exception exception) when (Refusals.IsKnown(exception))
        {
            throw target.Refusals.Of(target.Call(StoreOperation.Copy) with { Source = $"s3://{source.Name}/{approved.Key}" }, exception);
        }
    }

    /// <summary>Ends what stayed open of the copies below a prefix.</summary>
    public Task EndAsync(string prefix) => uploads.EndAsync(prefix);

    // Null: the parts were taken for equal and were not, as their ETags tell before anything is visible; ask for each one.
    private async Task<CopyAnswer?> TryAsync(
        Bucket source, StoredObject approved, GetObjectMetadataResponse head, List<Tag>? tags, bool each, bool conditional,
        CancellationToken cancellationToken)
    {
        var plan = await SourceParts.OfAsync(source, approved, each, cancellationToken);
        var checksum = PartChecksum.Of(head);
        var uploadId = await uploads.OpenAsync(approved.Key, head, tags, checksum, cancellationToken);
        var finished = false;
        try
        {
            var parts = await PartCopies.CopyAsync(source, target, approved, uploadId, plan.Sizes, conditional, cancellationToken);
            if (plan.Assumed && WholeETag.Of(parts) is { } etag && etag != approved.ETag)
            {
                return null;
            }

            var answer = await CompleteAsync(approved, uploadId, parts, checksum, conditional, cancellationToken);
            finished = answer is CopyAnswer.Done or CopyAnswer.DoneWithOtherETag;
            return answer;
        }
        finally
        {
            if (!finished)
            {
                await uploads.AbortAsync(approved.Key, uploadId);
            }

            uploads.Leave(uploadId);
        }
    }

    private async Task<CopyAnswer> CompleteAsync(
        StoredObject approved,
        string uploadId,
        CopyPartResponse[] parts,
        PartChecksum? checksum,
        bool conditional,
        CancellationToken cancellationToken)
    {
        var request = new CompleteMultipartUploadRequest
        {
            BucketName = target.Name,
            Key = approved.Key,
            UploadId = uploadId,
            PartETags = [.. parts.Select(part => new PartETag(part, copyChecksums: true))],
            IfNoneMatch = conditional ? "*" : null,
        };
        checksum?.Expect(request);
        var attempts = 0;
        try
        {
            var made = await target.Retry.CopyAsync(
                (attempt, token) =>
                {
                    attempts = attempt;
                    return AnswerShape.WholeAsync(target.Client.CompleteMultipartUploadAsync(request, token));
                },
                Retry.IsPassing,
                cancellationToken);
            return StoredKeys.Unquoted(made.ETag) == approved.ETag ? CopyAnswer.Done : CopyAnswer.DoneWithOtherETag;
        }
        catch (AmazonS3Exception refused) when (refused.ErrorCode == "NoSuchUpload" && attempts > 1)
        {
            return CopyAnswer.ConditionFailedAfterSilence; // The first call may have ended it.
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode == HttpStatusCode.PreconditionFailed && attempts > 1)
        {
            return CopyAnswer.ConditionFailedAfterSilence;
        }
    }

    private static CopyAnswer? Answer(AmazonS3Exception refused, bool conditional) => refused switch
    {
        { StatusCode: HttpStatusCode.PreconditionFailed } => CopyAnswer.ConditionFailed,
        { ErrorCode: "NoSuchKey" } => CopyAnswer.SourceGone,
        { StatusCode: HttpStatusCode.Conflict } => CopyAnswer.Conflict, // S3 wants the whole upload made anew.
        { StatusCode: HttpStatusCode.NotImplemented } when conditional => CopyAnswer.ConditionsUnknown,
        _ => null,
    };
}
