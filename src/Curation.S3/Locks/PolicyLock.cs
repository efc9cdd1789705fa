using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.S3.Calls;
using Curation.S3.Reading;
using Curation.Store;

namespace Curation.S3.Locks;

/// <summary>
/// Shuts prefixes of staging by the bucket's policy, which has no version to write on condition of: whoever calls takes turns, and says all that is
/// to be shut each time, so that a policy read too early loses nothing of the portal's own.
/// </summary>
internal sealed class PolicyLock(Bucket bucket, string region, bool isOffered) : IStagingLock
{
    private readonly string partition = region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : "aws";

    public bool IsOffered => isOffered;

    public async Task SetAsync(IReadOnlyCollection<Prefix> shut, CancellationToken cancellationToken)
    {
        try
        {
            var before = await ReadAsync(cancellationToken);
            var after = LockStatement.With(before, bucket.Name, partition, [.. shut.Select(prefix => prefix.Text)], bucket.Refusals);
            if (after == before)
            {
                return;
            }

            if (after is null)
            {
                var delete = new DeleteBucketPolicyRequest { BucketName = bucket.Name };
                await bucket.Retry.RunAsync(attempt => bucket.Client.DeleteBucketPolicyAsync(delete, attempt), cancellationToken);
                return;
            }

            var put = new PutBucketPolicyRequest { BucketName = bucket.Name, Policy = after };
            await bucket.Retry.RunAsync(attempt => bucket.Client.PutBucketPolicyAsync(put, attempt), cancellationToken);
        }
        catch (Exception exception) when (Refusals.IsKnown(exception))
        {
            throw bucket.Refusals.Of(bucket.Call(StoreOperation.ChangePolicy), exception);
        }
    }

    private async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await bucket.Retry.RunAsync(
                attempt => bucket.Client.GetBucketPolicyAsync(new GetBucketPolicyRequest { BucketName = bucket.Name }, attempt), cancellationToken);

            // The SDK takes the 404 of a bucket without a policy for an answer, and its words for the policy.
            return answer.HttpStatusCode is HttpStatusCode.NotFound
                || string.IsNullOrWhiteSpace(answer.Policy)
                || answer.Policy.Contains("<Code>NoSuchBucketPolicy</Code>", StringComparison.Ordinal)
                    ? null
                    : answer.Policy;
        }
        catch (AmazonS3Exception refused) when (refused.ErrorCode == "NoSuchBucketPolicy")
        {
            return null;
        }
    }
}
