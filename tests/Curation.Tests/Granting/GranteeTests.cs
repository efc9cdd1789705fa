using Curation.Granting;

namespace Curation.Tests.Granting;

public sealed class GranteeTests
{
    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/portal")]
    [InlineData("arn:aws:iam::111122223333:user/labs/ada+lovelace@example.org")]
    [InlineData("arn:aws-cn:iam::111122223333:role/aws-reserved/sso.amazonaws.com/x")]
    public void Users_and_roles_are_taken(string arn) => Assert.Equal(new Grantee(GranteeKind.Iam, arn), Grantee.Parse(arn));

    [Theory]
    [InlineData("", "not the ARN")]
    [InlineData("ada", "not the ARN")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/x/y", "not the ARN")]
    [InlineData("arn:aws:iam::1111:role/x", "12 digits")]
    [InlineData("arn:aws:iam::*:role/x", "wildcard")]
    [InlineData("arn:aws:iam::111122223333:role/*", "wildcard")]
    [InlineData("arn:aws:iam::111122223333:role/${aws:username}", "wildcard")]
    [InlineData("arn:aws:iam::111122223333:root", "root")]
    [InlineData("arn:aws:iam::111122223333:group/lab", "neither")]
    [InlineData("arn:aws:iam::111122223333:role/", "neither")]
    [InlineData("arn:aws:iam::111122223333:role/x ", "blank")]
    [InlineData("arn:aws:iam::111122223333:role/grüße", "accent")]
    public void All_else_is_refused_in_words(string arn, string says)
    {
        Assert.False(Grantee.TryParse(arn, out _, out var reason));
        Assert.Contains(says, reason, StringComparison.Ordinal);
    }
}
