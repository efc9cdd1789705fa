using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Curation.S3.Calls;
using Curation.S3.Calls.Answers;
using Curation.Store;

namespace Curation.S3.Sessions;

/// <summary>Sessions of one role, narrowed by a policy to one prefix of the staging bucket.</summary>
internal sealed class StsVendor(
    AmazonSecurityTokenServiceClient client, Retry retry, Refusals refusals, string bucket, string? roleArn, TimeSpan shortest) : ICredentialVendor
{
    // Servers other than AWS may have no roles and take any name for one.
    private const string AnyRole = "arn:aws:iam::000000000000:role/contributors";

    private readonly string role = string.IsNullOrEmpty(roleArn) ? AnyRole : roleArn;

    public async Task<TemporaryCredentials> VendAsync(
        Prefix prefix, Permission permission, TimeSpan duration, AuditContext audit, CancellationToken cancellationToken)
    {
        SessionLength.Require(duration, shortest, refusals);
        var call = new StoreCall(StoreOperation.GiveCredentials, bucket, prefix.Text);
        var request = new AssumeRoleRequest
        {
            RoleArn = role,
            RoleSessionName = SessionName.Of(audit),
            DurationSeconds = (int)duration.TotalSeconds,
            Policy = SessionPolicy.For(bucket, prefix.Text, permission, refusals, role.Split(':')[1]),
        };
        try
        {
            var answer = await retry.RunAsync(attempt => client.AssumeRoleAsync(request, attempt), cancellationToken);
            var given = answer.Credentials ?? throw new MalformedAnswerException("the answer has no credentials");
            return new TemporaryCredentials(
                given.AccessKeyId,
                given.SecretAccessKey,
                given.SessionToken,
                given.Expiration is { } end ? new DateTimeOffset(end.ToUniversalTime()) : throw refusals.Of(StoreReason.CredentialsWithoutEnd, call));
        }
        catch (Exception exception) when (Refusals.IsKnown(exception))
        {
            throw refusals.Of(SessionRefusals.Failure(call, role, exception));
        }
    }
}
