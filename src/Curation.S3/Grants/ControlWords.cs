using System.Net;
using Amazon.Runtime;
using Curation.S3.Calls;
using Curation.Store;

namespace Curation.S3.Grants;

/// <summary>What S3 Control refused, and who has to act: the contributor, a maintainer, or whoever runs the portal.</summary>
internal static class ControlWords
{
    public static StoreException Tell(string what, S3Options options, AccessGrantsOptions grants, Exception exception) =>
        new($"Could not {what}: {Why(options, grants, exception)}");

    public static bool IsMissing(AmazonServiceException refused) =>
        refused.StatusCode == HttpStatusCode.NotFound && refused.ErrorCode != "AccessGrantsInstanceNotExistsError";

    public static bool IsMissingInstance(AmazonServiceException refused) => refused.ErrorCode == "AccessGrantsInstanceNotExistsError";

    private static string Why(S3Options options, AccessGrantsOptions grants, Exception exception) => exception is AmazonServiceException { StatusCode: not 0 } refused
        ? Refusal(options, grants, refused)
        : S3Words.Why(options.StagingBucket, exception);

    private static string Refusal(S3Options options, AccessGrantsOptions grants, AmazonServiceException refused) => refused.ErrorCode switch
    {
        // AWS words the one AccessDenied so and the other by naming the action.
        "AccessDenied" when refused.Message.Contains("to the requested S3 Prefix", StringComparison.Ordinal) =>
            "no grant covers it. It was ended, or never made: a maintainer has to make it on the deposit's page.",
        "AccessDenied" =>
            $"the portal's role lacks the right ({S3Words.Said(refused)}). Whoever administers AWS has to add it to the policy of {grants.Grantee}.",
        "AccessGrantsInstanceNotExistsError" =>
            $"account {grants.AccountId} has no S3 Access Grants instance in {options.Region}. Whoever runs the portal has to correct S3:Region or "
            + "S3:AccessGrants:AccountId, or create the instance.",
        "AccessGrantAlreadyExists" => "the grant is there already, yet the list of grants does not show it. Try again in a minute.",
        "AccessGrantsInstanceAlreadyExists" => "the account has its instance already. Nothing is to be done.",
        "AccessGrantsLocationAlreadyExistsError" => "the location is registered already. Use its id as S3:AccessGrants:Location.",
        "AccessGrantsQuotaExceededError" =>
            "the instance holds as many grants as it may. A maintainer has to end grants that nobody needs, or whoever administers AWS has to ask for a higher quota.",
        "AccessGrantsLocationsQuotaExceededError" =>
            "the instance holds as many locations as it may. Whoever administers AWS has to remove one or ask for a higher quota.",
        "InvalidAccessGrant" =>
            $"AWS does not take such a grant ({S3Words.Said(refused)}). A maintainer has to look at its prefix and whom it is for.",
        "InvalidAccessGrantsLocation" => $"AWS does not take such a location ({S3Words.Said(refused)}). Whoever runs the portal has to correct it.",
        "InvalidTag" or "InvalidTags" or "TooManyTags" => $"AWS does not take the tags ({S3Words.Said(refused)}). Whoever runs the portal has to correct them.",
        "AccessGrantsLocationNotEmptyError" => "the location still has grants. Whoever administers AWS has to delete these first.",
        "AccessGrantsInstanceNotEmptyError" => "the instance still has locations. Whoever administers AWS has to delete these first.",
        "StsNotAuthorizedError" =>
            "S3 Access Grants may not assume the role of the location. Whoever administers AWS has to let access-grants.s3.amazonaws.com do "
            + "sts:AssumeRole and sts:SetSourceIdentity in that role's trust policy.",
        "StsPackedPolicyTooLargeError" => "the session's policy is too large for AWS. A maintainer has to choose a shorter prefix.",
        "StsValidationError" =>
            $"AWS does not give such a session ({S3Words.Said(refused)}). Ask for a shorter time, or have the maximum session duration of the location's role raised.",
        _ when refused.StatusCode == HttpStatusCode.NotFound && IsAboutLocation(refused) =>
            $"there is no location “{grants.Location}” in the instance. Whoever runs the portal has to register it or correct S3:AccessGrants:Location.",
        "" or null => $"{refused.Message}. Whoever runs the portal has to look at S3:ServiceUrl and at what stands between the portal and S3.",
        _ => S3Words.Why(options.StagingBucket, refused),
    };

    // The code's exact name is not documented; status and words are.
    private static bool IsAboutLocation(AmazonServiceException refused) =>
        (refused.ErrorCode + refused.Message).Contains("location", StringComparison.OrdinalIgnoreCase);
}
