using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.S3.Calls;
using Curation.S3.Calls.Answers;
using Curation.S3.Reading;
using Curation.Store;

namespace Curation.S3.Copying;

/// <summary>Copies an object by one CopyObject, which keeps its ETag, headers, metadata and tags.</summary>
internal sealed class WholeCopy(Bucket target)
{
    public async Task<CopyAnswer> RunAsync(Bucket source, StoredObject approved, bool conditional, CancellationToken cancellationToken)
    {
        var request = new CopyObjectRequest
        {
            SourceBucket = source.Name,
            SourceKey = approved.Key,
            SourceVersionId = StoredKeys.Version(approved),
            DestinationBucket = target.Name,
            DestinationKey = approved.Key,
            ETagToMatch = conditional ? $"\"{approved.ETag}\"" : null,
            IfNoneMatch = conditional ? "*" : null,
            MetadataDirective = S3MetadataDirective.COPY,
            TaggingDirective = TaggingDirective.COPY,
        };
        var attempts = 0;
        try
        {
            var copied = await target.Retry.CopyAsync(
                (attempt, token) =>
                {
                    attempts = attempt;
                    return AnswerShape.WholeAsync(target.Client.CopyObjectAsync(request, token));
                },
                Retry.IsPassingOrConflict,
                cancellationToken);
            return StoredKeys.Unquoted(copied.ETag) == approved.ETag && !ObjectChecksums.Contradict(approved, copied)
                ? CopyAnswer.Done
                : CopyAnswer.DoneWithOtherETag;
        }
        catch (AmazonS3Exception refused) when (Answer(refused, conditional, attempts) is { } answer)
        {
            return answer;
        }
        catch (Exception exception) when (Refusals.IsKnown(exception))
        {
            throw target.Refusals.Of(target.Call(StoreOperation.Copy) with { Source = $"s3://{source.Name}/{approved.Key}" }, exception);
        }
    }

    private static CopyAnswer? Answer(AmazonS3Exception refused, bool conditional, int attempts) => refused switch
    {
        { StatusCode: HttpStatusCode.PreconditionFailed } => attempts > 1 ? CopyAnswer.ConditionFailedAfterSilence : CopyAnswer.ConditionFailed,
        { StatusCode: HttpStatusCode.NotFound, ErrorCode: not "NoSuchBucket" } => CopyAnswer.SourceGone,
        { StatusCode: HttpStatusCode.NotImplemented } when conditional => CopyAnswer.ConditionsUnknown,
        { ErrorCode: "InvalidRequest" } when refused.Message.Contains("maximum allowable size", StringComparison.Ordinal) => CopyAnswer.TooLarge,
        _ => null,
    };
}
