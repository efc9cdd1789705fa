using Curation.Granting;
using Curation.Store;

namespace Curation.S3.Tests.Grants;

/// <summary>Every refusal that AWS documents, as the person reads it who must act.</summary>
public sealed class Words
{
    private static readonly Prefix Oasis = Prefix.Parse("cpg0037-oasis/broad");
    private static readonly Grantee Lab = Grantee.Parse("arn:aws:iam::111122223333:role/lab");

    [Theory]
    [InlineData(403, "AccessDenied", "You do not have READWRITE permissions to the requested S3 Prefix: s3://staging/x/*", "a maintainer has to make it")]
    [InlineData(403, "AccessDenied", "User: x is not authorized to perform: s3:GetDataAccess", "add it to the policy of arn:aws:iam::111122223333:role/gallery-portal")]
    [InlineData(404, "AccessGrantsInstanceNotExistsError", "Access Grants Instance does not exist.", "correct S3:Region or S3:AccessGrants:AccountId")]
    [InlineData(403, "StsNotAuthorizedError", "no", "access-grants.s3.amazonaws.com")]
    [InlineData(400, "StsPackedPolicyTooLargeError", "no", "choose a shorter prefix")]
    [InlineData(400, "StsValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration", "Ask for a shorter time")]
    [InlineData(400, "InvalidTag", "a bad tag", "correct them")]
    [InlineData(400, "TooManyTags", "51 tags", "correct them")]
    [InlineData(403, "InvalidAccessKeyId", "no", "does not know the portal's access key")]
    [InlineData(403, "SignatureDoesNotMatch", "no", "right pair of keys")]
    [InlineData(403, "RequestTimeTooSkewed", "no", "clock of this machine")]
    [InlineData(400, "InvalidRequest", "The duration is wrong", "The duration is wrong")]
    public async Task Of_a_request_for_credentials(int status, string code, string message, string says)
    {
        await using var server = await Scripted.AnsweringAsync(Scripted.Error(status, code, message));

        AssertSays(says, await RefusalAsync(() => server.Account.Vendor.VendAsync(
            Oasis, Permission.ReadWrite, TimeSpan.FromHours(1), new AuditContext("ada", "1", "2"), CancellationToken.None)));
        Assert.Single(server.Seen);
    }

    [Theory]
    [InlineData(409, "AccessGrantsQuotaExceededError", "no", "ask for a higher quota")]
    [InlineData(400, "InvalidAccessGrant", "the grantee is unknown", "the grantee is unknown")]
    [InlineData(404, "NoSuchAccessGrantsLocationError", "The specified Access Grants Location does not exist.", "correct S3:AccessGrants:Location")]
    [InlineData(404, "NoSuchSomething", "The location does not exist", "correct S3:AccessGrants:Location")]
    [InlineData(403, "AccessDenied", "User: x is not authorized to perform: s3:CreateAccessGrant", "lacks the right")]
    public async Task Of_a_grant(int status, string code, string message, string says)
    {
        await using var server = await Scripted.AnsweringAsync(Scripted.Error(status, code, message));

        AssertSays(says, await RefusalAsync(() => server.Account.Grants.CreateAsync(Oasis, Permission.ReadWrite, Lab, CancellationToken.None)));
    }

    [Fact]
    public async Task Of_a_grant_that_is_there_and_is_not()
    {
        await using var server = await Scripted.DoingAsync(request => request.Method == "POST"
            ? Scripted.Error(409, "AccessGrantAlreadyExists", "no")
            : Scripted.Ok("ListAccessGrantsResult", ""));

        AssertSays("does not show it", await RefusalAsync(() => server.Account.Grants.CreateAsync(Oasis, Permission.ReadWrite, Lab, CancellationToken.None)));
    }

    [Theory]
    [InlineData("AccessGrantsInstanceAlreadyExists", "Nothing is to be done")]
    [InlineData("AccessGrantsLocationAlreadyExistsError", "Use its id")]
    [InlineData("AccessGrantsLocationsQuotaExceededError", "higher quota")]
    [InlineData("InvalidAccessGrantsLocation", "has to correct it")]
    [InlineData("AccessGrantsLocationNotEmptyError", "delete these first")]
    [InlineData("AccessGrantsInstanceNotEmptyError", "delete these first")]
    [InlineData("InvalidTags", "correct them")]
    public async Task Of_setting_up(string code, string says)
    {
        await using var server = await Scripted.AnsweringAsync(Scripted.Error(409, code, "no"));

        AssertSays(says, await RefusalAsync(() => server.Account.Grants.DeleteAsync("7", CancellationToken.None)));
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
        AssertSays("create the instance", without.Reason);
        Assert.Equal((true, false, false), (lacking.HasInstance, lacking.HasLocation, lacking.IsReady));
        AssertSays("S3:AccessGrants:Location", lacking.Reason);
    }

    private static async Task<string> RefusalAsync(Func<Task> act)
    {
        var refusal = await Assert.ThrowsAsync<StoreException>(act);
        Assert.DoesNotContain(Scripted.Secret, refusal.ToString(), StringComparison.Ordinal);
        return refusal.Message;
    }

    private static void AssertSays(string says, string message) => Assert.Contains(says, message, StringComparison.Ordinal);
}
