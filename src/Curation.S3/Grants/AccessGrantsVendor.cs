using System.Globalization;
using Curation.S3.Calls;
using Curation.S3.Sessions;
using Curation.Store;

namespace Curation.S3.Grants;

/// <summary>
/// Credentials by GetDataAccess. The portal's role holds the grant and asks; the person is in the audit context. Always with the least
/// privilege: the default would be what the nearest grant covers, which may be more than was asked for.
/// </summary>
internal sealed class AccessGrantsVendor(ControlClient client, string bucket, TimeSpan shortest, Refusals refusals, GrantRefusals reasons)
    : ICredentialVendor
{
    public async Task<TemporaryCredentials> VendAsync(
        Prefix prefix, Permission permission, TimeSpan duration, AuditContext audit, CancellationToken cancellationToken)
    {
        SessionLength.Require(duration, shortest, refusals);
        var about = reasons.Call(StoreOperation.GiveCredentials, prefix.Text);
        var call = ControlCall.Get(
            "/dataaccess",
            ("target", Granting.GrantScope.Below(bucket, prefix).Text),
            ("permission", ControlBodies.Word(permission)),
            ("durationSeconds", ((int)duration.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
            ("privilege", "Minimal"),
            ("auditContext", audit.ToString()));
        try
        {
            var answer = await client.SendAsync(call, "GetDataAccessResult", cancellationToken);
            var given = answer.Child("Credentials");
            return given?.Text("AccessKeyId") is { Length: > 0 } id
                && given.Text("SecretAccessKey") is { Length: > 0 } secret
                && given.Text("SessionToken") is { Length: > 0 } token
                && given.Time("Expiration") is { } end
                ? new TemporaryCredentials(id, secret, token, end)
                : throw refusals.Of(StoreReason.CredentialsIncomplete, about);
        }
        catch (Exception exception) when (Refusals.IsKnown(exception))
        {
            throw reasons.Of(about, exception);
        }
    }
}
