using Curation.Granting;
using Curation.S3.Tests.Servers;
using Curation.Store;

namespace Curation.S3.Tests.Grants;

/// <summary>Every refusal that AWS documents, with what belongs to it.</summary>
public sealed class RefusedGrants
{
    private static readonly Prefix Oasis = Prefix.Parse("cpg0037-oasis/broad");
    private static readonly Grantee Lab = Grantee.Parse("arn:aws:iam::111122223333:role/lab");

    [Theory]
    [InlineData(403, "AccessDenied", "You do not have READWRITE permissions to the requested S3 Prefix: s3://staging/x/*", StoreReason.NoGrantCovers)]
    [InlineData(403, "AccessDenied", "User: x is not authorized to perform: s3:GetDataAccess", StoreReason.GrantRightMissing)]
    [InlineData(404, "AccessGrantsInstanceNotExistsError", "Access Grants Instance does not exist.", StoreReason.NoGrantsInstance)]
    [InlineData(403, "StsNotAuthorizedError", "no", StoreReason.LocationRoleRefused)]
    [InlineData(400, "StsPackedPolicyTooLargeError", "no", StoreReason.GrantPolicyTooLarge)]
    [InlineData(400, "StsValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration", StoreReason.GrantSessionRefused)]
    [InlineData(400, "InvalidTag", "a bad tag", StoreReason.InvalidTags)]
    [InlineData(400, "TooManyTags", "51 tags", StoreReason.InvalidTags)]
    [InlineData(403, "InvalidAccessKeyId", "no", StoreReason.UnknownAccessKey)]
    [InlineData(403, "SignatureDoesNotMatch", "no", StoreReason.WrongSecretKey)]
    [InlineData(403, "RequestTimeTooSkewed", "no", StoreReason.ClockSkewed)]
    [InlineData(400, "InvalidRequest", "The duration is wrong", StoreReason.OtherRefusal)]
    public async Task Of_a_request_for_credentials(int status, string code, string message, StoreReason reason)
    {
        await using var server = await Scripted.AnsweringAsync(Scripted.Error(status, code, message));

        AssertIs(reason, message, await RefusalAsync(() => server.Account.Vendor.VendAsync(
            Oasis, Permission.ReadWrite, TimeSpan.FromHours(1), new AuditContext("ada", "1", "2"), CancellationToken.None)));
        Assert.Single(server.Seen);
    }

    [Theory]
    [InlineData(409, "AccessGrantsQuotaExceededError", "no", StoreReason.GrantQuotaExceeded)]
    [InlineData(400, "InvalidAccessGrant", "the grantee is unknown", StoreReason.InvalidGrant)]
    [InlineData(404, "NoSuchAccessGrantsLocationError", "The specified Access Grants Location does not exist.", StoreReason.NoSuchLocation)]
    [InlineData(404, "NoSuchSomething", "The location does not exist", StoreReason.NoSuchLocation)]
    [InlineData(403, "AccessDenied", "User: x is not authorized to perform: s3:CreateAccessGrant", StoreReason.GrantRightMissing)]
    public async Task Of_a_grant(int status, string code, string message, StoreReason reason)
    {
        await using var server = await Scripted.AnsweringAsync(Scripted.Error(status, code, message));

        AssertIs(
            reason, message, await RefusalAsync(() => server.Account.Grants.CreateAsync(Oasis, Permission.ReadWrite, Lab, CancellationToken.None)));
    }

    [Fact]
    public async Task Of_a_grant_that_is_there_and_is_not()
    {
        await using var server = await Scripted.DoingAsync(request => request.Method == "POST"
            ? Scripted.Error(409, "AccessGrantAlreadyExists", "no")
            : Scripted.Ok("ListAccessGrantsResult", ""));

        AssertIs(
            StoreReason.GrantExists,
            "no",
            await RefusalAsync(() => server.Account.Grants.CreateAsync(Oasis, Permission.ReadWrite, Lab, CancellationToken.None)));
    }

    [Theory]
    [InlineData("AccessGrantsInstanceAlreadyExists", StoreReason.GrantsInstanceExists)]
    [InlineData("AccessGrantsLocationAlreadyExistsError", StoreReason.LocationExists)]
    [InlineData("AccessGrantsLocationsQuotaExceededError", StoreReason.LocationQuotaExceeded)]
    [InlineData("InvalidAccessGrantsLocation", StoreReason.InvalidLocation)]
    [InlineData("AccessGrantsLocationNotEmptyError", StoreReason.LocationNotEmpty)]
    [InlineData("AccessGrantsInstanceNotEmptyError", StoreReason.GrantsInstanceNotEmpty)]
    [InlineData("InvalidTags", StoreReason.InvalidTags)]
    public async Task Of_setting_up(string code, StoreReason reason)
    {
        await using var server = await Scripted.AnsweringAsync(Scripted.Error(409, code, "no"));

        AssertIs(reason, "no", await RefusalAsync(() => server.Account.Grants.DeleteAsync("7", CancellationToken.None)));
    }

    [Fact]
    public async Task A_missing_instance_and_a_missing_location_are_a_finding_not_a_failure()
    {
        await using var none = await Scripted.AnsweringAsync(Scripted.Error(404, "AccessGrantsInstanceNotExistsError", "no"));
        await using var half = await Scripted.DoingAsync(request => request.Path.Value!.Contains("/location/", StringComparison.Ordinal)
            ? Scripted.Error(404, "NoSuchAccessGrantsLocationError", "The location does not exist")
            : Scripted.Ok("GetAccessGrantsInstanceResult", "<AccessGrantsInstanceId>default</AccessGrantsInstanceId>"));

        var without = await none.Account.Grants.DescribeAsync(CancellationToken.None);
        var lacking = await half.Account.Grants.DescribeAsync(CancellationToken.None);

        Assert.Equal((false, false, false), (without.HasInstance, without.HasLocation, without.IsReady));
        Assert.Equal(StoreReason.NoGrantsInstance, without.Failure?.Reason);
        Assert.Equal((true, false, false), (lacking.HasInstance, lacking.HasLocation, lacking.IsReady));
        Assert.Equal(StoreReason.NoSuchLocation, lacking.Failure?.Reason);
    }

    private static async Task<StoreFailure> RefusalAsync(Func<Task> act)
    {
        var refusal = await Assert.ThrowsAsync<StoreException>(act);
        Assert.DoesNotContain(Scripted.Secret, refusal.ToString(), StringComparison.Ordinal);
        return refusal.Failure!;
    }

    private static void AssertIs(StoreReason reason, string words, StoreFailure refusal)
    {
        Assert.Equal((reason, words), (refusal.Reason, refusal.Server?.Message));
        Assert.Equal(
            reason switch
            {
                StoreReason.GrantRightMissing => [Accounts.Instance.Grantee],
                StoreReason.NoGrantsInstance => [Accounts.Instance.AccountId, "us-east-1"],
                StoreReason.NoSuchLocation => [Accounts.Instance.Location],
                _ => [],
            },
            refusal.Details);
    }
}
