using System.Buffers;
using Curation.S3.Calls;
using Curation.Store;

namespace Curation.S3.Sessions;

/// <summary>
/// The policy that narrows a session down to one prefix of one bucket. Who may write may also delete: a file in the wrong place is mended by moving
/// it, and an approval names a snapshot, which a deletion breaks and cannot forge.
/// </summary>
internal static class SessionPolicy
{
    /// <summary>What AssumeRole accepts as plain text.</summary>
    public const int Longest = 2048;

    private const string Read = "\"s3:GetObject\"";

    private const string ReadWrite = Read + ",\"s3:ListMultipartUploadParts\",\"s3:PutObject\",\"s3:DeleteObject\",\"s3:AbortMultipartUpload\"";

    // In a policy "*" and "?" stand for anything and "${…}" for a variable; a quote or backslash would end the text.
    private static readonly SearchValues<char> Dangerous = SearchValues.Create("*?$\"\\");

    /// <param name="bucket">The bucket's name.</param>
    /// <param name="prefix">Without a slash at the end: <c>prefix/*</c> is reached, <c>prefix2/…</c> is not.</param>
    /// <param name="permission">What the session may do there.</param>
    /// <param name="refusals">Makes an exception of what cannot be done.</param>
    /// <param name="partition">The first part of Amazon's names: <c>aws</c>, or <c>aws-cn</c> in China.</param>
    public static string For(string bucket, string prefix, Permission permission, Refusals refusals, string partition = "aws")
    {
        var call = new StoreCall(StoreOperation.GiveCredentials, bucket, prefix);
        if (IsDangerous(prefix))
        {
            throw refusals.Of(StoreReason.DangerousPrefix, call);
        }

        var actions = permission switch
        {
            Permission.Read => Read,
            Permission.ReadWrite => ReadWrite,
            _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, "Sessions read, or read and write."),
        };
        var arn = $"arn:{partition}:s3:::{bucket}";

        // The star stands for nothing, too. Without the slash a listing would tell the names of neighbours that begin alike.
        var policy = $$"""
            {"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Action":[{{actions}}],"Resource":["{{arn}}/{{prefix}}/*"]},
            {"Effect":"Allow","Action":"s3:ListBucket","Resource":"{{arn}}",
            "Condition":{"StringLike":{"s3:prefix":["{{prefix}}/*"]} } }]}
            """.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal);
        return policy.Length <= Longest
            ? policy
            : throw refusals.Of(StoreReason.SessionPolicyTooLong, call, $"{prefix.Length}", $"{policy.Length}", $"{Longest}");
    }

    private static bool IsDangerous(string prefix) =>
        prefix.Length == 0
        || prefix.AsSpan().ContainsAny(Dangerous)
        || prefix.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        || prefix[^1] == '/';
}
