using Curation.S3.Calls;
using Curation.Store;

namespace Cpg.Sources;

/// <summary>Why a bucket could not be read, in a sentence for whoever typed the command. It names the command's options.</summary>
internal sealed class StoreMessages(bool isAnonymous)
{
    private const string HalfAListing = "A plan made of half a listing would be wrong: use a server that tells.";

    public static string Describe(EndpointFault fault, StoreEndpoint endpoint) => fault switch
    {
        EndpointFault.NoAddress =>
            $"--endpoint-url is not an absolute http(s) address: “{endpoint.ServiceUrl}”. Write it like http://127.0.0.1:9000, or leave it out for AWS.",
        EndpointFault.MoreThanAnAddress =>
            "--endpoint-url is a scheme, a host and a port only, like http://127.0.0.1:9000: no path, query, user or password.",
        EndpointFault.NoRegion => $"--region is not the name of a region, for example us-east-1: “{endpoint.Region}”.",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Not a fault of an endpoint."),
    };

    public string Describe(StoreFailure failure)
    {
        var (call, details) = (failure.Call, failure.Details);
        return failure.Reason switch
        {
            StoreReason.ListingCutOff => $"Bucket “{call.Bucket}” says that its listing goes on, but not where. {HalfAListing}",
            StoreReason.VersionListingCutOff => $"Bucket “{call.Bucket}” says that its listing of versions goes on, but not where. {HalfAListing}",
            StoreReason.OutOfOrder =>
                $"Bucket “{call.Bucket}” lists its {details[0]} out of order (“{details[1]}” after “{details[2]}”). Plans rely on the order of S3: use a server that keeps it.",
            _ => $"Could not {Doing(call)}: {Why(failure)}",
        };
    }

    private static string Doing(StoreCall call) => call.Operation switch
    {
        StoreOperation.Reach => $"reach {Place(call)}",
        StoreOperation.List => $"list {Place(call)}",
        StoreOperation.ListVersions => $"list the versions (s3:ListBucketVersions) in {Place(call)}",
        StoreOperation.Browse => $"look into {Place(call)}",
        StoreOperation.LookUp => $"look up {Place(call)}",
        StoreOperation.Read => $"read {Place(call)}",

        // What only the portal does.
        StoreOperation.ReadTags or StoreOperation.Write or StoreOperation.AskVersioning or StoreOperation.TryConditions or StoreOperation.Copy
            or StoreOperation.ChangePolicy or StoreOperation.GiveCredentials or StoreOperation.MakeGrant or StoreOperation.EndGrant
            or StoreOperation.ListGrants or StoreOperation.FindGrantsInstance or StoreOperation.UseGrants => $"use {Place(call)}",
        _ => throw new ArgumentOutOfRangeException(nameof(call), call.Operation, "Not an operation."),
    };

    private static string Place(StoreCall call) => call.Key is null ? $"bucket “{call.Bucket}”" : $"s3://{call.Bucket}/{call.Key}";

    private string Why(StoreFailure failure)
    {
        var (bucket, server, details) = (failure.Call.Bucket, failure.Server, failure.Details);
        return failure.Reason switch
        {
            StoreReason.NoCredentials =>
                "there are no AWS credentials. Give some by environment variables or a profile, or read a public bucket with --no-sign-request.",
            StoreReason.NoSuchBucket => $"there is no bucket “{bucket}” on this server. Create it, or correct SOURCE.",

            // Who sent no credentials lacks no right of theirs: the bucket is not public.
            StoreReason.AccessDenied when isAnonymous =>
                $"it is not public ({server}). Leave out --no-sign-request and give credentials that may read it.",
            StoreReason.AccessDenied => $"your credentials lack the right ({server}). Whoever administers the bucket has to grant it to you.",
            StoreReason.UnknownAccessKey => "the server does not know your access key. Set keys that this server issued.",
            StoreReason.WrongSecretKey => "the secret key does not belong to the access key. Set the right pair of keys.",
            StoreReason.ExpiredCredentials => "your credentials have ended or are wrong. Renew them.",
            StoreReason.ClockSkewed => "the clock of this machine is more than 15 minutes off. Set it right.",
            StoreReason.OtherRegion => $"bucket “{bucket}” lies in another region than --region says ({server}). Correct --region.",
            StoreReason.MovedElsewhere => $"bucket “{bucket}” lies in another region than --region says. Correct --region.",
            StoreReason.SlowDown => $"the server asks to slow down ({server}), and went on doing so. Try again later.",
            StoreReason.Archived => "the object lies in an archive (Glacier). Restore it first.",
            StoreReason.OddAnswer =>
                $"{details[0]}. Nothing can be concluded from such an answer; does --endpoint-url lead to an S3 server, and not to a proxy?",
            StoreReason.NoRoom => $"the server has no room for it ({server}). Make room, then resume.",
            StoreReason.Forbidden =>
                $"the server refuses it ({server}). Either your keys are wrong, or whoever administers the bucket has to grant it the right.",
            StoreReason.ServerTrouble => $"the server is in trouble ({server}), and stayed so. Try again when it is well again.",
            StoreReason.OtherRefusal => $"the server says {server}.",
            StoreReason.NothingListens => "nothing listens at its address. Is the server running, and is --endpoint-url right?",
            StoreReason.NameNotFound => "the server's name cannot be found. Check --endpoint-url, --region and this machine's name server.",
            StoreReason.Unreachable => "the server cannot be reached. Check the network, the proxy and --endpoint-url.",
            StoreReason.NoSecureConnection =>
                "no secure connection comes about (TLS). Check the server's certificate, and whether --endpoint-url should begin with http:// or https://.",
            StoreReason.ConnectionBroke => $"the connection broke ({details[0]}), again and again. Check the network, then resume.",
            StoreReason.NoAnswerInTime => $"{details[0]} Try again; if it stays so, check the network and the server.",
            StoreReason.NotXml => "the answer is not the XML of S3. Does --endpoint-url lead to an S3 server, and not to a proxy's page?",
            StoreReason.Unforeseen => details[0],
            StoreReason.ObjectGone => "there is no such object; it was there when the bucket was listed.",
            StoreReason.ObjectReplaced => "it was replaced while it was being read. Check again when the upload is complete.",
            StoreReason.RestNotGiven => "the connection broke, and the server does not give the rest of an object by itself. Check again.",
            _ => IsOfPortal(failure.Reason)
                ? $"only a portal does this ({failure.Reason}: {server}). Ask whoever runs it."
                : throw new ArgumentOutOfRangeException(nameof(failure), failure.Reason, "Not a reason."),
        };
    }

    // Copies, credentials and grants are no command's.
    private static bool IsOfPortal(StoreReason reason) => reason is StoreReason.KeyKeepsChanging or StoreReason.OtherServer
        or StoreReason.NotAsApproved or StoreReason.StatementOfOthers or StoreReason.BucketPolicyTooLong or StoreReason.BucketPolicyUnreadable
        or StoreReason.DurationOutOfBounds or StoreReason.CredentialsIncomplete or StoreReason.CredentialsWithoutEnd
        or StoreReason.SessionPolicyTooLong or StoreReason.DangerousPrefix or StoreReason.NoGrantsOffered or StoreReason.RoleRefused
        or StoreReason.RoleOfRole or StoreReason.SessionTooLong or StoreReason.PackedPolicyTooLarge or StoreReason.MalformedPolicy
        or StoreReason.NoSuchRole or StoreReason.SessionsDisabled or StoreReason.NoGrantCovers or StoreReason.GrantRightMissing
        or StoreReason.NoGrantsInstance or StoreReason.GrantExists or StoreReason.GrantsInstanceExists or StoreReason.LocationExists
        or StoreReason.GrantQuotaExceeded or StoreReason.LocationQuotaExceeded or StoreReason.InvalidGrant or StoreReason.InvalidLocation
        or StoreReason.InvalidTags or StoreReason.LocationNotEmpty or StoreReason.GrantsInstanceNotEmpty or StoreReason.LocationRoleRefused
        or StoreReason.GrantPolicyTooLarge or StoreReason.GrantSessionRefused or StoreReason.NoSuchLocation or StoreReason.NoControlAnswer
        or StoreReason.GrantWithoutId or StoreReason.GrantPagesInCircle or StoreReason.LocationElsewhere;
}
