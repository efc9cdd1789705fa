using System.Text.Json;
using System.Text.Json.Nodes;
using Sandbox.Auth.Policies;
using Sandbox.Refusals;
using Sandbox.Wire;

namespace Sandbox.S3.Policies;

/// <summary>
/// Reads bucket policies that deny something to everybody. What a bucket would allow, or deny to some, is not done here, and so it is refused: to
/// take it in silence would be to promise it.
/// </summary>
internal static class BucketPolicyParser
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <returns>A policy that allows all but what the bucket denies.</returns>
    public static SessionPolicy Parse(string text, string bucket)
    {
        try
        {
            JsonDocument.Parse(text, Strict).Dispose();
            var root = JsonNode.Parse(text) as JsonObject ?? throw Malformed("it is no object");
            var statements = root["Statement"] switch
            {
                JsonArray many => many.Select(one => Checked(one, bucket)).ToList(),
                { } one => [Checked(one, bucket)],
                null => throw Malformed("Statement is missing"),
            };
            statements.Add(new JsonObject { ["Effect"] = "Allow", ["Action"] = "*", ["Resource"] = "*" });
            root["Statement"] = new JsonArray([.. statements]);
            return PolicyParser.Parse(root.ToJsonString());
        }
        catch (JsonException exception)
        {
            throw Malformed("it is not JSON: " + exception.Message);
        }
        catch (S3Exception refused) when (refused.Code == "MalformedPolicyDocument")
        {
            throw new S3Exception("MalformedPolicy", 400, refused.Message);
        }
    }

    private static JsonObject Checked(JsonNode? statement, string bucket)
    {
        var copy = statement?.DeepClone() as JsonObject ?? throw Malformed("a statement is no object");
        if (Texts(copy["Effect"]) is not ["Deny"])
        {
            throw new S3Exception("NotImplemented", 501, "Bucket policies only deny here; whom the server knows may do everything else.");
        }
        var principal = copy["Principal"] is JsonObject named ? named.Count == 1 ? Texts(named["AWS"]) : [] : Texts(copy["Principal"]);
        if (principal is not ["*"])
        {
            throw new S3Exception("NotImplemented", 501, "Bucket policies deny to everybody here: Principal must be \"*\".");
        }
        var arn = Address.BucketArn(bucket);
        if (Texts(copy["Resource"]) is not { Count: > 0 } resources
            || resources.Any(one => one != arn && !one.StartsWith(arn + "/", StringComparison.Ordinal)))
        {
            throw Malformed("Policy has invalid resource");
        }
        copy.Remove("Principal");
        return copy;
    }

    private static List<string> Texts(JsonNode? node) => node switch
    {
        JsonArray many => [.. many.SelectMany(Texts)],
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private static S3Exception Malformed(string why) => new("MalformedPolicy", 400, why);
}
