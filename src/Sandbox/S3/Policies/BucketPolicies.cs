using System.Collections.Concurrent;
using Sandbox.Auth.Policies;
using Sandbox.Storage;

namespace Sandbox.S3.Policies;

/// <summary>
/// What the buckets' own policies deny to everybody, whoever asks: also to root, as on AWS, who can always change the policy itself.
/// </summary>
internal sealed class BucketPolicies(BucketStore buckets)
{
    private readonly ConcurrentDictionary<string, (string Text, SessionPolicy Policy)> parsed = new(StringComparer.Ordinal);

    public bool Denies(string bucket, string action, string arn)
    {
        if (action.EndsWith("BucketPolicy", StringComparison.Ordinal) || buckets.Policy(bucket) is not { } text)
        {
            return false;
        }
        if (!parsed.TryGetValue(bucket, out var known) || known.Text != text)
        {
            known = (text, BucketPolicyParser.Parse(text, bucket));
            parsed[bucket] = known;
        }
        return !known.Policy.Allows(new AccessQuestion(action, arn, null, null));
    }
}
