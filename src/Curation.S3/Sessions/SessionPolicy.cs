using System.Buffers;
using Curation.Store;

namespace Curation.S3.Sessions;

/// <summary>The policy that narrows a session down to some prefixes of one bucket. Who may write may also delete: a file in the wrong place is mended by moving it, and an approval names a snapshot, which a deletion breaks and cannot forge.</summary>
internal static class SessionPolicy
{
    /// <summary>What AssumeRole accepts as plain text.</summary>
    public const int Longest = 2048;

    /// <summary>So many prefixes of the usual 24 characters fit, however long the bucket's name is.</summary>
    public const int MostPrefixes = 12;

    private const string Read = "\"s3:GetObject\"";

    private const string ReadWrite = Read + ",\"s3:ListMultipartUploadParts\",\"s3:PutObject\",\"s3:DeleteObject\",\"s3:AbortMultipartUpload\"";

    // In a policy "*" and "?" stand for anything and "${…}" for a variable; a quote or backslash would end the text.
    private static readonly SearchValues<char> Dangerous = SearchValues.Create("*?$\"\\");

    /// <param name="bucket">The bucket's name.</param>
    /// <param name="prefix">Without a slash at the end: <c>prefix/*</c> is reached, <c>prefix2/…</c> is not.</param>
    /// <param name="permission">What the session may do there.</param>
    /// <param name="partition">The first part of Amazon's names: <c>aws</c>, or <c>aws-cn</c> in China.</param>
    public static string For(string bucket, string prefix, Permission permission, string partition = "aws") =>
        For(bucket, [prefix], permission, partition);

    /// <summary>As for one prefix; all of them with the same permission.</summary>
    public static string For(string bucket, IReadOnlyList<string> prefixes, Permission permission, string partition = "aws")
    {
        RequirePlain(prefixes);
        var actions = permission switch
        {
            Permission.Read => Read,
            Permission.ReadWrite => ReadWrite,
            _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, "Sessions read, or read and write."),
        };
        var arn = $"arn:{partition}:s3:::{bucket}";
        var keys = string.Join(',', prefixes.Select(prefix => $"\"{arn}/{prefix}/*\""));

        // The star stands for nothing, too. Without the slash a listing would tell the names of neighbours that begin alike.
        var listings = string.Join(',', prefixes.Select(prefix => $"\"{prefix}/*\""));
        var policy = $$"""
            {"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Action":[{{actions}}],"Resource":[{{keys}}]},
            {"Effect":"Allow","Action":"s3:ListBucket","Resource":"{{arn}}",
            "Condition":{"StringLike":{"s3:prefix":[{{listings}}]} } }]}
            """.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal);
        return policy.Length <= Longest
            ? policy
            : throw new StoreException(
                $"No credentials can be made for {Count(prefixes)} of {prefixes.Sum(prefix => prefix.Length)} characters: the policy has {policy.Length}, "
                + $"and AWS takes {Longest}. {(prefixes.Count == 1 ? "Choose a shorter one." : "Ask for fewer at once, or choose shorter ones.")}");
    }

    private static void RequirePlain(IReadOnlyList<string> prefixes)
    {
        if (prefixes.Count is 0 or > MostPrefixes)
        {
            throw new StoreException($"No credentials can be made for {prefixes.Count} prefixes at once: a session takes 1 to {MostPrefixes}. Ask again for the others.");
        }

        if (prefixes.FirstOrDefault(IsDangerous) is { } prefix)
        {
            throw new StoreException(
                $"No credentials can be made for the prefix “{prefix}”: in a policy the characters * ? $ \" \\ and an empty or open end mean more than themselves.");
        }
    }

    private static bool IsDangerous(string prefix) =>
        prefix.Length == 0 || prefix.AsSpan().ContainsAny(Dangerous) || prefix.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) || prefix[^1] == '/';

    private static string Count(IReadOnlyList<string> prefixes) => prefixes.Count == 1 ? "a prefix" : $"{prefixes.Count} prefixes";
}
