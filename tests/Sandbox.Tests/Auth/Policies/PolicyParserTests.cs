using Sandbox.Auth.Policies;
using Sandbox.Refusals;

namespace Sandbox.Tests.Auth.Policies;

public sealed class PolicyParserTests
{
    [Theory]
    [InlineData("", "JSON")]
    [InlineData("{", "JSON")]
    [InlineData("[]", "the policy")]
    [InlineData("\"s3:*\"", "the policy")]
    [InlineData("{}", "Statement")]
    [InlineData("""{"Statement":"x"}""", "a statement")]
    [InlineData("""{"Version":"2020-01-01","Statement":[]}""", "Version")]
    [InlineData("""{"Version":1,"Statement":[]}""", "Version")]
    [InlineData("""{"Statement":[],"Extra":1}""", "Extra")]
    [InlineData("""{"Statement":[],"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""", "JSON")]
    [InlineData("""{"Statement":{"Action":"*","Resource":"*"}}""", "Effect")]
    [InlineData("""{"Statement":{"Effect":"allow","Action":"*","Resource":"*"}}""", "Effect")]
    [InlineData("""{"Statement":{"Effect":"Allow","Resource":"*"}}""", "Action")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":[],"Resource":"*"}}""", "Action")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":[1],"Resource":"*"}}""", "Action")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*"}}""", "Resource")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"bucket/*"}}""", "bucket/*")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::b/${aws:username}/*"}}""", "variable")]
    [InlineData("""{"Statement":{"Effect":"Allow","NotAction":"s3:Put*","Resource":"*"}}""", "NotAction")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","NotResource":"*"}}""", "NotResource")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Principal":"*"}}""", "Principal")]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}}""", "aws:SourceIp")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringLike":{"s3:max-keys":"1"}}}}""", "s3:max-keys")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"stringlike":{"s3:prefix":"p"}}}}""", "stringlike")]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"ForAnyValue:StringLike":{"s3:prefix":"p"}}}}""", "ForAnyValue")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Null":{"s3:prefix":"true"}}}}""", "Null")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"IfExists":{"s3:prefix":"p"}}}}""", "IfExists")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringLike":"p"}}}""", "StringLike")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringLike":{"s3:prefix":[]}}}}""", "s3:prefix")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringLike":{"s3:prefix":true}}}}""", "s3:prefix")]
    public void What_is_not_understood_is_refused_by_name(string policy, string named)
    {
        var refusal = Assert.Throws<S3Exception>(() => PolicyParser.Parse(policy));

        Assert.Equal(("MalformedPolicyDocument", 400), (refusal.Code, refusal.Status));
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Identifiers_and_the_older_version_are_accepted() => PolicyParser.Parse(
        """{"Version":"2008-10-17","Id":"i","Statement":[{"Sid":"s","Effect":"Deny","Action":["s3:*"],"Resource":["*","arn:aws:s3:::b"]}]}""");
}
