using Curation.Store;
using Portal.Ground;

namespace Portal.Tests.Ground;

public sealed class StoreMessagesTests
{
    public static TheoryData<StoreReason> Reasons => [.. Enum.GetValues<StoreReason>()];

    public static TheoryData<StoreOperation> Operations => [.. Enum.GetValues<StoreOperation>()];

    [Theory, MemberData(nameof(Reasons))]
    public void Every_reason_has_a_sentence(StoreReason reason) => Assert.Matches(@"[.?]$", Sentence(reason, StoreOperation.List));

    [Fact]
    public void No_two_reasons_have_the_same_sentence() =>
        Assert.Distinct(Enum.GetValues<StoreReason>().Select(reason => Sentence(reason, StoreOperation.List)));

    [Theory, MemberData(nameof(Operations))]
    public void Every_operation_has_words(StoreOperation operation) =>
        Assert.Matches("^Could not .+: there is no bucket “a-bucket” on this server\\.", Sentence(StoreReason.NoSuchBucket, operation));

    [Theory]
    [InlineData(StoreReason.AccessDenied, "lack the right (Code: Words, request 4711)")]
    [InlineData(StoreReason.AccessDenied, "Whoever administers the bucket")]
    [InlineData(StoreReason.UnknownAccessKey, "does not know the portal's access key")]
    [InlineData(StoreReason.WrongSecretKey, "secret key does not belong")]
    [InlineData(StoreReason.WrongSecretKey, "right pair of keys")]
    [InlineData(StoreReason.ExpiredCredentials, "Renew them")]
    [InlineData(StoreReason.ClockSkewed, "clock of this machine")]
    [InlineData(StoreReason.OtherRegion, "Correct S3:Region")]
    [InlineData(StoreReason.NoSuchBucket, "there is no bucket “a-bucket”")]
    [InlineData(StoreReason.NoSuchBucket, "S3:StagingBucket")]
    [InlineData(StoreReason.NoRoom, "no room")]
    [InlineData(StoreReason.OtherRefusal, "Code: Words, request 4711")]
    [InlineData(StoreReason.SlowDown, "S3:CopyParallelism")]
    [InlineData(StoreReason.NothingListens, "nothing listens at its address")]
    [InlineData(StoreReason.NameNotFound, "name cannot be found")]
    [InlineData(StoreReason.NoSecureConnection, "TLS")]
    [InlineData(StoreReason.OddAnswer, "S3:ServiceUrl")]
    [InlineData(StoreReason.NotXml, "not the XML of S3")]
    [InlineData(StoreReason.NotXml, "proxy's page")]
    [InlineData(StoreReason.OutOfOrder, "out of order")]
    [InlineData(StoreReason.ObjectReplaced, "it was replaced while it was being read")]
    [InlineData(StoreReason.NotAsApproved, "does not hold what was approved")]
    [InlineData(StoreReason.BucketPolicyTooLong, "S3 takes 3")]
    [InlineData(StoreReason.StatementOfOthers, "not the portal's")]
    [InlineData(StoreReason.BucketPolicyUnreadable, "does not replace it")]
    [InlineData(StoreReason.DurationOutOfBounds, "15 minutes to 12 hours")]
    [InlineData(StoreReason.CredentialsIncomplete, "thrown away")]
    [InlineData(StoreReason.DangerousPrefix, "No credentials can be made")]
    [InlineData(StoreReason.SessionPolicyTooLong, "AWS takes 3")]
    [InlineData(StoreReason.RoleRefused, "sts:AssumeRole")]
    [InlineData(StoreReason.RoleOfRole, "one hour at most")]
    [InlineData(StoreReason.SessionTooLong, "maximum session duration")]
    [InlineData(StoreReason.NoSuchRole, "S3:RoleArn")]
    [InlineData(StoreReason.PackedPolicyTooLarge, "Choose a shorter prefix, or ask for fewer at once")]
    [InlineData(StoreReason.MalformedPolicy, "does not take the policy")]
    [InlineData(StoreReason.SessionsDisabled, "STS is switched off")]
    [InlineData(StoreReason.NoGrantCovers, "no grant covers it")]
    [InlineData(StoreReason.NoGrantCovers, "a maintainer has to make it")]
    [InlineData(StoreReason.GrantRightMissing, "lacks the right")]
    [InlineData(StoreReason.GrantRightMissing, "add it to the policy of 1.")]
    [InlineData(StoreReason.NoGrantsInstance, "correct S3:Region or S3:AccessGrants:AccountId")]
    [InlineData(StoreReason.NoGrantsInstance, "create the instance")]
    [InlineData(StoreReason.LocationRoleRefused, "access-grants.s3.amazonaws.com")]
    [InlineData(StoreReason.GrantPolicyTooLarge, "choose a shorter prefix")]
    [InlineData(StoreReason.GrantSessionRefused, "Ask for a shorter time")]
    [InlineData(StoreReason.InvalidTags, "correct them")]
    [InlineData(StoreReason.GrantQuotaExceeded, "ask for a higher quota")]
    [InlineData(StoreReason.InvalidGrant, "Words")]
    [InlineData(StoreReason.NoSuchLocation, "correct S3:AccessGrants:Location")]
    [InlineData(StoreReason.GrantExists, "does not show it")]
    [InlineData(StoreReason.GrantsInstanceExists, "Nothing is to be done")]
    [InlineData(StoreReason.LocationExists, "Use its id")]
    [InlineData(StoreReason.LocationQuotaExceeded, "higher quota")]
    [InlineData(StoreReason.InvalidLocation, "has to correct it")]
    [InlineData(StoreReason.LocationNotEmpty, "delete these first")]
    [InlineData(StoreReason.GrantsInstanceNotEmpty, "delete these first")]
    [InlineData(StoreReason.NoControlAnswer, "Whoever runs the portal")]
    [InlineData(StoreReason.GrantPagesInCircle, "to the same page")]
    public void Who_must_act_is_told(StoreReason reason, string says) =>
        Assert.Contains(says, Sentence(reason, StoreOperation.List), StringComparison.Ordinal);

    [Theory]
    [InlineData(StoreOperation.Reach, StoreReason.NothingListens, "Could not reach s3://a-bucket/a/key: nothing listens")]
    [InlineData(StoreOperation.Write, StoreReason.Forbidden, "Could not write s3://a-bucket/a/key: ")]
    [InlineData(StoreOperation.Read, StoreReason.ConnectionBroke, "Could not read s3://a-bucket/a/key: the connection broke")]
    [InlineData(
        StoreOperation.Read, StoreReason.ObjectGone, "Could not read s3://a-bucket/a/key: there is no such object; it was there when the bucket was listed.")]
    [InlineData(StoreOperation.GiveCredentials, StoreReason.RoleRefused, "Could not make credentials for “a/key”: ")]
    public void What_was_being_done_comes_first(StoreOperation operation, StoreReason reason, string says) =>
        Assert.StartsWith(says, Sentence(reason, operation), StringComparison.Ordinal);

    [Fact]
    public void A_copy_is_told_from_where_to_where_and_a_bucket_by_its_name()
    {
        var slow = new StoreFailure(StoreReason.SlowDown, new StoreCall(StoreOperation.Copy, "gallery") { Source = "s3://staging/p/a" });

        Assert.StartsWith("Could not copy s3://staging/p/a to bucket “gallery”: ", StoreMessages.Describe(slow), StringComparison.Ordinal);
        Assert.StartsWith(
            "Could not reach bucket “gallery”: ",
            StoreMessages.Describe(new StoreFailure(StoreReason.NothingListens, new StoreCall(StoreOperation.Reach, "gallery"))),
            StringComparison.Ordinal);
    }

    private static string Sentence(StoreReason reason, StoreOperation operation) => StoreMessages.Describe(
        new StoreFailure(reason, new StoreCall(operation, "a-bucket", "a/key")) { Server = new ServerAnswer(400, "Code", "Words.", "4711"), Details = ["1.", "2", "3"] });
}
