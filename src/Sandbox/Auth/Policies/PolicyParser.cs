using System.Text.Json;
using Sandbox.Refusals;

namespace Sandbox.Auth.Policies;

/// <summary>
/// Reads the part of IAM's policy language that a session policy for S3 needs. What it does not know it refuses:
/// to pass over a condition would be to grant more than was written.
/// </summary>
internal static class PolicyParser
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    public static SessionPolicy Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Policy(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw Malformed("it is not JSON: " + exception.Message);
        }
    }

    public static S3Exception Malformed(string why) => new("MalformedPolicyDocument", 400, "The policy is malformed: " + why);

    private static SessionPolicy Policy(JsonElement root)
    {
        var members = Members(root, "the policy", "Version", "Id", "Statement");
        if (members.TryGetValue("Version", out var version)
            && (version.ValueKind != JsonValueKind.String || version.GetString() is not ("2012-10-17" or "2008-10-17")))
        {
            throw Malformed("Version must be \"2012-10-17\".");
        }
        if (!members.TryGetValue("Statement", out var statement))
        {
            throw Malformed("Statement is missing.");
        }
        var statements = statement.ValueKind == JsonValueKind.Array ? statement.EnumerateArray().Select(Statement) : [Statement(statement)];
        return new SessionPolicy([.. statements]);
    }

    private static PolicyStatement Statement(JsonElement element)
    {
        var members = Members(element, "a statement", "Sid", "Effect", "Action", "Resource", "Condition");
        var isAllow = Texts(members, "Effect") switch
        {
            ["Allow"] => true,
            ["Deny"] => false,
            _ => throw Malformed("Effect must be \"Allow\" or \"Deny\"."),
        };
        var resources = Texts(members, "Resource");
        var odd = resources.FirstOrDefault(resource => resource != "*" && !resource.StartsWith("arn:", StringComparison.Ordinal));
        return odd is null
            ? new PolicyStatement(isAllow, Texts(members, "Action"), resources, Conditions(members))
            : throw Malformed($"the resource '{odd}' must be an ARN or \"*\".");
    }

    private static List<PolicyCondition> Conditions(Dictionary<string, JsonElement> statement)
    {
        var conditions = new List<PolicyCondition>();
        if (!statement.TryGetValue("Condition", out var block))
        {
            return conditions;
        }
        foreach (var (name, keys) in Members(block, "Condition"))
        {
            foreach (var (key, values) in Members(keys, name))
            {
                conditions.Add(PolicyCondition.Of(name, key, Texts(values, key)));
            }
        }
        return conditions;
    }

    private static Dictionary<string, JsonElement> Members(JsonElement element, string what, params string[] known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Malformed($"{what} must be an object.");
        }
        var members = element.EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        var strange = members.Keys.FirstOrDefault(name => known.Length > 0 && !known.Contains(name));
        return strange is null ? members : throw Malformed($"'{strange}' is not supported in {what}.");
    }

    private static List<string> Texts(Dictionary<string, JsonElement> members, string name) =>
        members.TryGetValue(name, out var element) ? Texts(element, name) : throw Malformed($"{name} is missing.");

    private static List<string> Texts(JsonElement element, string name)
    {
        List<JsonElement> elements = element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray()] : [element];
        if (elements.Count == 0 || elements.Any(one => one.ValueKind != JsonValueKind.String))
        {
            throw Malformed($"{name} must be a string or a list of strings.");
        }
        List<string> texts = [.. elements.Select(one => one.GetString()!)];
        return texts.Any(text => text.Contains("${", StringComparison.Ordinal))
            ? throw Malformed($"{name} uses a policy variable, which is not supported.")
            : texts;
    }
}
