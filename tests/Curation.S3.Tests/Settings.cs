using Curation.S3.Calls;
using Curation.S3.Grants;
using Curation.S3.Sessions;
using Curation.S3.Tests.Servers;

namespace Curation.S3.Tests;

public sealed class Settings
{
    private static readonly AccountSettings Good = Accounts.At(null, new AccessKeyPair("id", "secret")) with
    {
        RoleArn = "arn:aws:iam::111122223333:role/contributors",
    };

    [Fact]
    public void Decide_whether_credentials_come_by_grants()
    {
        using var sessions = new StoreAccount(Good);
        using var grants = new StoreAccount(Good with { Grants = Accounts.Instance });

        Assert.False(sessions.Grants.IsOffered);
        Assert.IsType<StsVendor>(sessions.Vendor);
        Assert.True(grants.Grants.IsOffered);
        Assert.IsType<AccessGrantsVendor>(grants.Vendor);
        Assert.Equal(Accounts.Instance.Grantee, grants.Grants.Portal.Id);
    }

    [Fact]
    public void Keys_are_not_told() => Assert.DoesNotContain("secret", $"{new AccessKeyPair("id", "secret")} {Good}", StringComparison.Ordinal);
}
