namespace Sandbox.Refusals;

/// <summary>The refusals that many operations share, with AWS's codes and details.</summary>
internal static class Refusal
{
    public static S3Exception InvalidArgument(string name, string? value, string why) =>
        new("InvalidArgument", 400, why, ("ArgumentName", name), ("ArgumentValue", value));

    /// <summary>Of a header that asks for what the sandbox does not do.</summary>
    public static S3Exception NotImplemented(string header, string more = "") =>
        new(
            "NotImplemented",
            501,
            $"A header you provided implies functionality that is not implemented: {header}{(more.Length == 0 ? "" : ". " + more)}",
            ("Header", header));

    public static S3Exception NotImplementedParameter(string name) =>
        new("NotImplemented", 501, $"A query parameter you provided implies functionality that is not implemented: {name}", ("ResourceType", name));

    public static S3Exception NoSuchKey(string key) => new("NoSuchKey", 404, "The specified key does not exist.", ("Key", key));

    public static S3Exception ConditionFailed(string condition) =>
        new("PreconditionFailed", 412, "At least one of the pre-conditions you specified did not hold", ("Condition", condition));
}
