using Curation.Store;

namespace Portal.Ground;

/// <summary>Why the store failed, in a sentence for the person who has to act. It names the portal's settings.</summary>
internal static class StoreMessages
{
    public static string Describe(StoreFailure failure) => Whole(failure) ?? $"Could not {Doing(failure.Call)}: {Why(failure)}";

    // What is no call that failed, but something that was found out.
    private static string? Whole(StoreFailure failure)
    {
        var (call, details) = (failure.Call, failure.Details);
        return failure.Reason switch
        {
            StoreReason.ListingCutOff => $"Bucket “{call.Bucket}” says that its listing goes on, but not where. {HalfAListing}",
            StoreReason.VersionListingCutOff => $"Bucket “{call.Bucket}” says that its listing of versions goes on, but not where. {HalfAListing}",
            StoreReason.OutOfOrder =>
                $"Bucket “{call.Bucket}” lists its {details[0]} out of order (“{details[1]}” after “{details[2]}”). Plans rely on the order of S3: use a server that keeps it.",
            StoreReason.OtherServer => $"Bucket “{call.Bucket}” is not on this server, so nothing can be copied from it on the server.",
            StoreReason.NotAsApproved =>
                $"s3://{call.Bucket}/{call.Key} does not hold what was approved: the source changed, or something else wrote this key, while it was "
                + "copied. Look at both objects, remove the one in the gallery if it is wrong, then check and approve anew.",
            StoreReason.StatementOfOthers =>
                $"The policy of bucket “{call.Bucket}” has a statement “{details[0]}” that is not the portal's. Whoever administers the bucket has to give it another name.",
            StoreReason.BucketPolicyTooLong =>
                $"The policy of bucket “{call.Bucket}” would have {details[0]} bytes with {details[1]} submitted prefixes, and S3 takes {details[2]}. "
                + "Decide on what was submitted, shorten the other statements, or set S3:DenySubmitted to false.",
            StoreReason.BucketPolicyUnreadable =>
                $"What the server gives as the policy of bucket “{call.Bucket}” is no policy; the portal does not replace it.",
            StoreReason.DurationOutOfBounds => $"Credentials last from 15 minutes to 12 hours; {details[0]} minutes is outside that.",
            StoreReason.CredentialsIncomplete => $"The server's credentials for “{call.Key}” lack a part or their end; they were thrown away.",
            StoreReason.CredentialsWithoutEnd => "The server gave credentials without an end; they were thrown away.",
            StoreReason.SessionPolicyTooLong =>
                $"No credentials can be made for a prefix of {details[0]} characters: the policy has {details[1]}, and AWS takes {details[2]}. Choose a shorter one.",
            StoreReason.DangerousPrefix =>
                $"No credentials can be made for the prefix “{call.Key}”: in a policy the characters * ? $ \" \\ and an empty or open end mean more than themselves.",
            StoreReason.NoGrantsOffered =>
                "This portal gives sessions of a role (S3:RoleArn): there are no grants to make, to end or to list. Set S3:AccessGrants to have some.",
            StoreReason.GrantWithoutId => $"The server made the grant on “{call.Key}” without telling its id. Try again.",
            StoreReason.LocationElsewhere =>
                $"The location “{details[0]}” reaches {details[1]}, not {details[2]}. Whoever runs the portal has to correct S3:AccessGrants:Location.",
            _ => null,
        };
    }

    private const string HalfAListing = "A plan made of half a listing would be wrong: use a server that tells.";

    private static string Doing(StoreCall call) => call.Operation switch
    {
        StoreOperation.Reach => $"reach {Place(call)}",
        StoreOperation.List => $"list {Place(call)}",
        StoreOperation.ListVersions => $"list the versions (s3:ListBucketVersions) in {Place(call)}",
        StoreOperation.Browse => $"look into {Place(call)}",
        StoreOperation.LookUp => $"look up {Place(call)}",
        StoreOperation.Read => $"read {Place(call)}",
        StoreOperation.ReadTags => $"read the tags of {Place(call)}",
        StoreOperation.Write => $"write {Place(call)}",
        StoreOperation.AskVersioning => $"ask for the versioning of {Place(call)}",
        StoreOperation.TryConditions => $"try out conditions on copies in {Place(call)}",
        StoreOperation.Copy => call.Source is null ? $"copy to {Place(call)}" : $"copy {call.Source} to {Place(call)}",
        StoreOperation.ChangePolicy =>
            $"change the policy (S3:DenySubmitted needs s3:GetBucketPolicy, s3:PutBucketPolicy and s3:DeleteBucketPolicy) of {Place(call)}",
        StoreOperation.GiveCredentials => $"make credentials for “{call.Key}”",
        StoreOperation.MakeGrant => $"make the grant on “{call.Key}”",
        StoreOperation.EndGrant => $"end the grant “{call.Key}”",
        StoreOperation.ListGrants => "list the grants",
        StoreOperation.FindGrantsInstance => "look for the instance of S3 Access Grants",
        StoreOperation.UseGrants => "use S3 Access Grants",
        _ => throw new ArgumentOutOfRangeException(nameof(call), call.Operation, "Not an operation."),
    };

    private static string Place(StoreCall call) => call.Key is null ? $"bucket “{call.Bucket}”" : $"s3://{call.Bucket}/{call.Key}";

    private static string Why(StoreFailure failure)
    {
        var (bucket, server, details) = (failure.Call.Bucket, failure.Server, failure.Details);
        return failure.Reason switch
        {
            StoreReason.NoCredentials => "the portal has no AWS credentials. Give it some by environment variables, a profile or the role of its machine.",
            StoreReason.NoSuchBucket => $"there is no bucket “{bucket}” on this server. Create it, or correct S3:StagingBucket and S3:GalleryBucket.",
            StoreReason.AccessDenied =>
                $"the portal's credentials lack the right ({server}). Whoever administers the bucket has to grant it to the portal.",
            StoreReason.UnknownAccessKey => "the server does not know the portal's access key. Give the portal keys that this server issued.",
            StoreReason.WrongSecretKey => "the secret key does not belong to the access key. Give the portal the right pair of keys.",
            StoreReason.ExpiredCredentials => "the portal's own credentials have ended or are wrong. Renew them.",
            StoreReason.ClockSkewed => "the clock of this machine is more than 15 minutes off. Set it right.",
            StoreReason.OtherRegion => $"bucket “{bucket}” lies in another region than S3:Region says ({server}). Correct S3:Region.",
            StoreReason.MovedElsewhere => $"bucket “{bucket}” lies in another region than S3:Region says. Correct S3:Region.",
            StoreReason.SlowDown => $"the server asks to slow down ({server}), and went on doing so. Resume later, or lower S3:CopyParallelism.",
            StoreReason.Archived => "the object lies in an archive (Glacier). Restore it first.",
            StoreReason.OddAnswer =>
                $"{details[0]}. Nothing can be concluded from such an answer; does S3:ServiceUrl lead to an S3 server, and not to a proxy?",
            StoreReason.NoRoom => $"the server has no room for it ({server}). Make room, then resume.",
            StoreReason.Forbidden =>
                $"the server refuses it ({server}). Either the portal's keys are wrong, or whoever administers the bucket has to grant it the right.",
            StoreReason.ServerTrouble => $"the server is in trouble ({server}), and stayed so. Resume when it is well again.",
            StoreReason.OtherRefusal => $"the server says {server}.",
            StoreReason.NothingListens => "nothing listens at its address. Is the server running, and is S3:ServiceUrl right?",
            StoreReason.NameNotFound => "the server's name cannot be found. Check S3:ServiceUrl, S3:Region and this machine's name server.",
            StoreReason.Unreachable => "the server cannot be reached. Check the network, the proxy and S3:ServiceUrl.",
            StoreReason.NoSecureConnection =>
                "no secure connection comes about (TLS). Check the server's certificate, and whether S3:ServiceUrl should begin with http:// or https://.",
            StoreReason.ConnectionBroke => $"the connection broke ({details[0]}), again and again. Check the network, then resume.",
            StoreReason.NoAnswerInTime => $"{details[0]} Try again; if it stays so, check the network and the server.",
            StoreReason.NotXml => "the answer is not the XML of S3. Does S3:ServiceUrl lead to an S3 server, and not to a proxy's page?",
            StoreReason.Unforeseen => details[0],
            StoreReason.ObjectGone => "there is no such object; it was there when the bucket was listed.",
            StoreReason.ObjectReplaced => "it was replaced while it was being read. Check again when the upload is complete.",
            StoreReason.RestNotGiven => "the connection broke, and the server does not give the rest of an object by itself. Check again.",
            StoreReason.KeyKeepsChanging => $"something else keeps writing this key, {details[0]} times in a row. Find out what, then resume.",
            _ => WhyNoSession(failure) ?? WhyNoGrant(failure),
        };
    }

    private static string? WhyNoSession(StoreFailure failure)
    {
        var (server, details) = (failure.Server, failure.Details);
        return failure.Reason switch
        {
            StoreReason.RoleRefused =>
                $"the portal may not assume the role {details[0]} (S3:RoleArn). Whoever administers AWS has to grant sts:AssumeRole on it to the portal, "
                + "and name the portal in the role's trust policy.",
            StoreReason.RoleOfRole =>
                "the portal itself runs under a role, so AWS lets it give credentials for one hour at most. Ask for an hour or less.",
            StoreReason.SessionTooLong =>
                $"the role {details[0]} does not allow so long a session. Ask for a shorter time, or have its maximum session duration raised.",
            StoreReason.PackedPolicyTooLarge =>
                "the session's policy is too large for AWS once it is packed, although its text is not too long. Choose a shorter prefix, or ask for fewer at once.",
            StoreReason.MalformedPolicy =>
                $"AWS does not take the policy for this prefix ({server?.Code}: {server?.Message.TrimEnd('.')}). Choose a shorter prefix, or tell the portal's maintainers.",
            StoreReason.NoSuchRole => $"S3:RoleArn ({details[0]}) is not a role that AWS takes ({server?.Message.TrimEnd('.')}). Correct the setting.",
            StoreReason.SessionsDisabled => "STS is switched off in the region of S3:Region. Whoever administers AWS has to switch it on.",
            _ => null,
        };
    }

    private static string WhyNoGrant(StoreFailure failure)
    {
        var (server, details) = (failure.Server, failure.Details);
        return failure.Reason switch
        {
            StoreReason.NoGrantCovers => "no grant covers it. It was ended, or never made: a maintainer has to make it on the deposit's page.",
            StoreReason.GrantRightMissing =>
                $"the portal's role lacks the right ({server}). Whoever administers AWS has to add it to the policy of {details[0]}.",
            StoreReason.NoGrantsInstance =>
                $"account {details[0]} has no S3 Access Grants instance in {details[1]}. Whoever runs the portal has to correct S3:Region or "
                + "S3:AccessGrants:AccountId, or create the instance.",
            StoreReason.GrantExists => "the grant is there already, yet the list of grants does not show it. Try again in a minute.",
            StoreReason.GrantsInstanceExists => "the account has its instance already. Nothing is to be done.",
            StoreReason.LocationExists => "the location is registered already. Use its id as S3:AccessGrants:Location.",
            StoreReason.GrantQuotaExceeded =>
                "the instance holds as many grants as it may. A maintainer has to end grants that nobody needs, or whoever administers AWS has to ask for a higher quota.",
            StoreReason.LocationQuotaExceeded =>
                "the instance holds as many locations as it may. Whoever administers AWS has to remove one or ask for a higher quota.",
            StoreReason.InvalidGrant => $"AWS does not take such a grant ({server}). A maintainer has to look at its prefix and whom it is for.",
            StoreReason.InvalidLocation => $"AWS does not take such a location ({server}). Whoever runs the portal has to correct it.",
            StoreReason.InvalidTags => $"AWS does not take the tags ({server}). Whoever runs the portal has to correct them.",
            StoreReason.LocationNotEmpty => "the location still has grants. Whoever administers AWS has to delete these first.",
            StoreReason.GrantsInstanceNotEmpty => "the instance still has locations. Whoever administers AWS has to delete these first.",
            StoreReason.LocationRoleRefused =>
                "S3 Access Grants may not assume the role of the location. Whoever administers AWS has to let access-grants.s3.amazonaws.com do "
                + "sts:AssumeRole and sts:SetSourceIdentity in that role's trust policy.",
            StoreReason.GrantPolicyTooLarge => "the session's policy is too large for AWS. A maintainer has to choose a shorter prefix.",
            StoreReason.GrantSessionRefused =>
                $"AWS does not give such a session ({server}). Ask for a shorter time, or have the maximum session duration of the location's role raised.",
            StoreReason.NoSuchLocation =>
                $"there is no location “{details[0]}” in the instance. Whoever runs the portal has to register it or correct S3:AccessGrants:Location.",
            StoreReason.NoControlAnswer =>
                $"{details[0]}. Whoever runs the portal has to look at S3:ServiceUrl and at what stands between the portal and S3.",
            StoreReason.GrantPagesInCircle => "the server leads from a page to the same page.",
            _ => throw new ArgumentOutOfRangeException(nameof(failure), failure.Reason, "Not a reason."),
        };
    }
}
