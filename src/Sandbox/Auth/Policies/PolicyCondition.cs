using Sandbox.Refusals;

namespace Sandbox.Auth.Policies;

/// <summary>One line of a Condition block, such as <c>"StringLike": {"s3:prefix": ["p/*"]}</c>.</summary>
internal sealed class PolicyCondition(
    Func<AccessQuestion, string?> asked, Func<string, string, bool> matches, bool isNegated, bool ifExists, IReadOnlyList<string> values)
{
    private const string IfExists = "IfExists";

    public static PolicyCondition Of(string name, string key, IReadOnlyList<string> values)
    {
        var ifExists = name.EndsWith(IfExists, StringComparison.Ordinal);
        var plain = ifExists ? name[..^IfExists.Length] : name;
        var isNegated = plain.StartsWith("StringNot", StringComparison.Ordinal);
        return new PolicyCondition(Asked(key), Comparison(plain, name), isNegated, ifExists, values);
    }

    /// <summary>Without a value to compare, a wish fails and a ban holds, as in IAM.</summary>
    public bool Holds(AccessQuestion question) => asked(question) is { } value
        ? values.Any(expected => matches(expected, value)) != isNegated
        : isNegated || ifExists;

    private static Func<AccessQuestion, string?> Asked(string key) => key.ToLowerInvariant() switch
    {
        "s3:prefix" => question => question.Prefix,
        "s3:delimiter" => question => question.Delimiter,
        _ => throw Malformed($"the condition key '{key}' is not known here; use s3:prefix or s3:delimiter."),
    };

    private static Func<string, string, bool> Comparison(string plain, string name) => plain switch
    {
        "StringEquals" or "StringNotEquals" => string.Equals,
        "StringEqualsIgnoreCase" or "StringNotEqualsIgnoreCase" => (expected, value) => expected.Equals(value, StringComparison.OrdinalIgnoreCase),
        "StringLike" or "StringNotLike" => (expected, value) => Wildcard.Matches(expected, value),
        _ => throw Malformed($"the condition operator '{name}' is not known here; use StringLike or StringEquals, or their Not and IfExists forms."),
    };

    private static S3Exception Malformed(string why) => PolicyParser.Malformed(why);
}
