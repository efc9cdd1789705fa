using Amazon.SecurityToken;
using Curation.S3.Calls;
using Curation.Store;

namespace Curation.S3.Sessions;

/// <summary>Why STS refused a session.</summary>
internal static class SessionRefusals
{
    public static StoreFailure Failure(StoreCall call, string role, Exception exception) =>
        exception is AmazonSecurityTokenServiceException refused && Reason(refused) is { } reason
            ? new StoreFailure(reason, call) { Server = Refusals.Server(refused), Details = [role] }
            : Refusals.Failure(call, exception);

    private static StoreReason? Reason(AmazonSecurityTokenServiceException refused) => refused.ErrorCode switch
    {
        "AccessDenied" => StoreReason.RoleRefused,
        "ValidationError" when refused.Message.Contains("chaining", StringComparison.OrdinalIgnoreCase) => StoreReason.RoleOfRole,
        "ValidationError" when refused.Message.Contains("DurationSeconds", StringComparison.Ordinal) => StoreReason.SessionTooLong,
        "PackedPolicyTooLarge" => StoreReason.PackedPolicyTooLarge,
        "MalformedPolicyDocument" => StoreReason.MalformedPolicy,
        "NoSuchEntity" or "ValidationError" => StoreReason.NoSuchRole,
        "RegionDisabledException" => StoreReason.SessionsDisabled,
        _ => null,
    };
}
