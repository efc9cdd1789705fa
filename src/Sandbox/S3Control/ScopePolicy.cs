using System.Text.Json;
using Sandbox.Refusals;

namespace Sandbox.S3Control;

/// <summary>The policy of the session that a target's credentials are.</summary>
internal static class ScopePolicy
{
    private static readonly string[] Reading = ["s3:GetObject", "s3:GetObjectTagging", "s3:GetObjectAttributes"];

    private static readonly string[] Writing =
        ["s3:PutObject", "s3:PutObjectTagging", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"];

    public static string For(Scope scope, string permission)
    {
        // In a policy these are patterns, and none can be written as itself.
        if (scope.Start.AsSpan().ContainsAny("*?$"))
        {
            throw ControlErrors.InvalidRequest("A target with *, ? or $ in its prefix is not supported.");
        }
        var (bucket, keys) = ($"arn:aws:s3:::{scope.Bucket}", scope.Start + (scope.IsObject ? "" : "*"));
        string[] actions = [.. permission is "WRITE" ? [] : Reading, .. permission is "READ" ? [] : Writing];
        var statements = new List<object> { new { Effect = "Allow", Action = actions, Resource = $"{bucket}/{keys}" } };
        if (permission is not "WRITE" && !scope.IsObject)
        {
            statements.Add(new { Effect = "Allow", Action = "s3:ListBucket", Resource = bucket, Condition = Prefixed(keys) });
        }
        return JsonSerializer.Serialize(new { Version = "2012-10-17", Statement = statements });
    }

    private static Dictionary<string, object> Prefixed(string keys) =>
        new() { ["StringLike"] = new Dictionary<string, string> { ["s3:prefix"] = keys } };
}
