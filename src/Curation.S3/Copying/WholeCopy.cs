using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.Store;

namespace Curation.S3.Copying;

/// <summary>Copies an object by one CopyObject, which keeps its ETag, headers, metadata and tags.</summary>
internal sealed class WholeCopy(S3Bucket target)
{
    public async Task<CopyAnswer> RunAsync(S3Bucket source, StoredObject approved, bool conditional, CancellationToken cancellationToken)
    {
        var request = new CopyObjectRequest
        {
            SourceBucket = source.Bucket,
            SourceKey = approved.Key,
            SourceVersionId = S3Keys.Version(approved),
            DestinationBucket = target.Bucket,
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
                    return S3Shape.WholeAsync(target.Client.CopyObjectAsync(request, token));
                },
                S3Retry.IsPassingOrConflict,
                cancellationToken);
            return S3Keys.Unquoted(copied.ETag) == approved.ETag && !S3Checksums.Contradict(approved, copied) ? CopyAnswer.Done : CopyAnswer.DoneWithOtherETag;
        }
        catch (AmazonS3Exception refused) when (Answer(refused, conditional, attempts) is { } answer)
        {
            return answer;
        }
        catch (Exception exception) when (S3Words.CanTell(exception))
        {
            throw S3Words.Tell(new S3Call($"copy s3://{source.Bucket}/{approved.Key} to", target.Bucket), exception);
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
