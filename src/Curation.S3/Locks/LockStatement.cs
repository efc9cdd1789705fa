using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Curation.S3.Calls;
using Curation.Store;

namespace Curation.S3.Locks;

/// <summary>The portal's one statement in a bucket's policy, and everybody else's, which stay as they are.</summary>
internal static class LockStatement
{
    public const string Sid = "GalleryPortalSubmitted";

    /// <summary>What S3 takes as a bucket's policy.</summary>
    public const int Longest = 20 * 1024;

    private static readonly string[] Denied =
        ["s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObjectTagging", "s3:DeleteObjectTagging"];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="policy">The policy as it is; null for none.</param>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="partition">The first part of Amazon's names.</param>
    /// <param name="prefixes">What is to be shut, without slashes at their ends.</param>
    /// <param name="refusals">Makes an exception of what cannot be done.</param>
    /// <returns>The policy as it should be; null if none is needed; the very same text if it is so already.</returns>
    public static string? With(string? policy, string bucket, string partition, IReadOnlyCollection<string> prefixes, Refusals refusals)
    {
        var call = new StoreCall(StoreOperation.ChangePolicy, bucket);
        var root = policy is null
            ? new JsonObject { ["Version"] = "2012-10-17" }
            : Parsed(policy) ?? throw refusals.Of(StoreReason.BucketPolicyUnreadable, call);
        var statements = (root["Statement"] switch { JsonArray many => many.ToList(), { } one => [one], null => [] }).OfType<JsonNode>().ToList();
        var mine = statements.Where(one => Text(one, "Sid") == Sid).ToList();
        if (mine.Any(one => Text(one, "Effect") != "Deny"))
        {
            throw refusals.Of(StoreReason.StatementOfOthers, call, Sid);
        }

        var keys = prefixes.Select(prefix => $"arn:{partition}:s3:::{bucket}/{prefix}/*").Order(StringComparer.Ordinal).ToList();
        if (mine.Count == (keys.Count > 0 ? 1 : 0) && mine.All(one => IsAsMade(one, keys)))
        {
            return policy;
        }

        var others = statements.Except(mine).Select(one => one.DeepClone()).ToList();
        if (keys.Count > 0)
        {
            others.Add(Statement(keys));
        }

        if (others.Count == 0)
        {
            return null;
        }

        root["Statement"] = new JsonArray([.. others]);
        var text = root.ToJsonString(Plain);
        var length = Encoding.UTF8.GetByteCount(text);
        return length <= Longest ? text
            : throw refusals.Of(StoreReason.BucketPolicyTooLong, call, $"{length:N0}", $"{keys.Count:N0}", $"{Longest:N0}");
    }

    private static JsonObject? Parsed(string policy)
    {
        try
        {
            return JsonNode.Parse(policy) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject Statement(IEnumerable<string> keys) => new()
    {
        ["Sid"] = Sid,
        ["Effect"] = "Deny",
        ["Principal"] = "*",
        ["Action"] = new JsonArray([.. Denied.Select(action => JsonValue.Create(action))]),
        ["Resource"] = new JsonArray([.. keys.Select(key => JsonValue.Create(key))]),
    };

    // Somebody may have taken an action out of it, or put a condition in: such a door looks shut and is not.
    private static bool IsAsMade(JsonNode statement, IEnumerable<string> keys) =>
        statement is JsonObject { Count: 5 } && IsEverybody(statement["Principal"])
        && Texts(statement["Action"]).SequenceEqual(Denied.Order(StringComparer.Ordinal)) && Texts(statement["Resource"]).SequenceEqual(keys);

    // Servers give either spelling back.
    private static bool IsEverybody(JsonNode? who) => Texts(who is JsonObject { Count: 1 } kind ? kind["AWS"] : who).All(one => one == "*");

    private static IEnumerable<string> Texts(JsonNode? one) =>
        one is JsonArray many ? many.Select(text => text?.ToString() ?? "").Order(StringComparer.Ordinal) : [one?.ToString() ?? ""];

    private static string? Text(JsonNode statement, string name) =>
        statement is JsonObject known && known[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
