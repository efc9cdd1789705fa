using Amazon.SecurityToken;
using Curation.S3.Calls;

namespace Curation.S3.Sessions;

/// <summary>What STS refused, and who has to act.</summary>
internal static class StsWords
{
    public static string Why(string role, string bucket, Exception exception) => exception switch
    {
        AmazonSecurityTokenServiceException { ErrorCode: "AccessDenied" } =>
            $"the portal may not assume the role {role} (S3:RoleArn). Whoever administers AWS has to grant sts:AssumeRole on it to the portal, "
            + "and name the portal in the role's trust policy.",
        AmazonSecurityTokenServiceException { ErrorCode: "ValidationError" } refused when refused.Message.Contains("chaining", StringComparison.OrdinalIgnoreCase) =>
            "the portal itself runs under a role, so AWS lets it give credentials for one hour at most. Ask for an hour or less.",
        AmazonSecurityTokenServiceException { ErrorCode: "ValidationError" } refused when refused.Message.Contains("DurationSeconds", StringComparison.Ordinal) =>
            $"the role {role} does not allow so long a session. Ask for a shorter time, or have its maximum session duration raised.",
        AmazonSecurityTokenServiceException { ErrorCode: "PackedPolicyTooLarge" } =>
            "the session's policy is too large for AWS once it is packed, although its text is not too long. Choose a shorter prefix, or ask for fewer at once.",
        AmazonSecurityTokenServiceException { ErrorCode: "MalformedPolicyDocument" } refused =>
            $"AWS does not take the policy for this prefix ({refused.ErrorCode}: {refused.Message.TrimEnd('.')}). Choose a shorter prefix, or tell the portal's maintainers.",
        AmazonSecurityTokenServiceException { ErrorCode: "NoSuchEntity" or "ValidationError" } refused =>
            $"S3:RoleArn ({role}) is not a role that AWS takes ({refused.Message.TrimEnd('.')}). Correct the setting.",
        AmazonSecurityTokenServiceException { ErrorCode: "RegionDisabledException" } =>
            "STS is switched off in the region of S3:Region. Whoever administers AWS has to switch it on.",
        _ => S3Words.Why(bucket, exception),
    };
}
