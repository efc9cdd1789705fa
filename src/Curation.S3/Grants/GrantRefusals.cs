using System.Net;
using Amazon.Runtime;
using Curation.S3.Calls;
using Curation.Store;

namespace Curation.S3.Grants;

/// <summary>Why S3 Control refused.</summary>
internal sealed class GrantRefusals(Refusals refusals, StoreEndpoint endpoint, string bucket, GrantsInstance instance)
{
    public static bool IsMissing(AmazonServiceException refused) =>
        refused.StatusCode == HttpStatusCode.NotFound && refused.ErrorCode != "AccessGrantsInstanceNotExistsError";

    public static bool IsMissingInstance(AmazonServiceException refused) => refused.ErrorCode == "AccessGrantsInstanceNotExistsError";

    /// <param name="operation">What was being done.</param>
    /// <param name="key">The prefix or the grant that it was done to.</param>
    public StoreCall Call(StoreOperation operation, string? key = null) => new(operation, bucket, key);

    public StoreException Of(StoreCall call, Exception exception) => refusals.Of(Failure(call, exception));

    public StoreException Of(StoreReason reason, StoreCall call, params IReadOnlyList<string> details) => refusals.Of(reason, call, details);

    public StoreFailure Failure(StoreCall call, Exception exception) =>
        exception is AmazonServiceException { StatusCode: not 0 } refused && Reason(refused) is { } reason
            ? new StoreFailure(reason, call) { Server = Refusals.Server(refused), Details = Details(reason, refused) }
            : Refusals.Failure(call, exception);

    private IReadOnlyList<string> Details(StoreReason reason, AmazonServiceException refused) => reason switch
    {
        StoreReason.GrantRightMissing => [instance.Grantee],
        StoreReason.NoGrantsInstance => [instance.AccountId, endpoint.Region],
        StoreReason.NoSuchLocation => [instance.Location],
        StoreReason.NoControlAnswer => [refused.Message],
        _ => [],
    };

    private static StoreReason? Reason(AmazonServiceException refused) => refused.ErrorCode switch
    {
        // AWS words the one AccessDenied so and the other by naming the action.
        "AccessDenied" when refused.Message.Contains("to the requested S3 Prefix", StringComparison.Ordinal) => StoreReason.NoGrantCovers,
        "AccessDenied" => StoreReason.GrantRightMissing,
        "AccessGrantsInstanceNotExistsError" => StoreReason.NoGrantsInstance,
        "AccessGrantAlreadyExists" => StoreReason.GrantExists,
        "AccessGrantsInstanceAlreadyExists" => StoreReason.GrantsInstanceExists,
        "AccessGrantsLocationAlreadyExistsError" => StoreReason.LocationExists,
        "AccessGrantsQuotaExceededError" => StoreReason.GrantQuotaExceeded,
        "AccessGrantsLocationsQuotaExceededError" => StoreReason.LocationQuotaExceeded,
        "InvalidAccessGrant" => StoreReason.InvalidGrant,
        "InvalidAccessGrantsLocation" => StoreReason.InvalidLocation,
        "InvalidTag" or "InvalidTags" or "TooManyTags" => StoreReason.InvalidTags,
        "AccessGrantsLocationNotEmptyError" => StoreReason.LocationNotEmpty,
        "AccessGrantsInstanceNotEmptyError" => StoreReason.GrantsInstanceNotEmpty,
        "StsNotAuthorizedError" => StoreReason.LocationRoleRefused,
        "StsPackedPolicyTooLargeError" => StoreReason.GrantPolicyTooLarge,
        "StsValidationError" => StoreReason.GrantSessionRefused,
        _ when refused.StatusCode == HttpStatusCode.NotFound && IsAboutLocation(refused) => StoreReason.NoSuchLocation,
        "" or null => StoreReason.NoControlAnswer,
        _ => null,
    };

    // The code's exact name is not documented; status and words are.
    private static bool IsAboutLocation(AmazonServiceException refused) =>
        (refused.ErrorCode + refused.Message).Contains("location", StringComparison.OrdinalIgnoreCase);
}
