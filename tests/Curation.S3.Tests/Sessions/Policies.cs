using System.Text.Json;
using Curation.S3.Calls;
using Curation.S3.Sessions;
using Curation.Store;

namespace Curation.S3.Tests.Sessions;

public sealed class Policies
{
    private static readonly Refusals Refusals = new(describe: null);

    [Fact]
    public void Reach_one_prefix_to_read_write_and_delete() =>
        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:ListMultipartUploadParts","s3:PutObject","s3:DeleteObject","s3:AbortMultipartUpload"],"Resource":["arn:aws:s3:::b/cpg0037-oasis/broad/*"]},{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::b","Condition":{"StringLike":{"s3:prefix":["cpg0037-oasis/broad/*"]}}}]}""",
            SessionPolicy.For("b", "cpg0037-oasis/broad", Permission.ReadWrite, Refusals));

    [Fact]
    public void To_read_allow_no_writing()
    {
        var policy = SessionPolicy.For("b", "p/s", Permission.Read, Refusals, "aws-cn");

        Assert.DoesNotContain("Put", policy, StringComparison.Ordinal);
        Assert.Contains("\"arn:aws-cn:s3:::b/p/s/*\"", policy, StringComparison.Ordinal);
        Assert.Equal(2, JsonDocument.Parse(policy).RootElement.GetProperty("Statement").GetArrayLength());
    }

    [Theory]
    [InlineData("")]
    [InlineData("p/*")]
    [InlineData("p/?")]
    [InlineData("p/${aws:username}")]
    [InlineData("p/\"")]
    [InlineData("p/\\")]
    [InlineData("p/s/")]
    [InlineData("p/a b")]
    [InlineData("p/\n")]
    public void Are_not_made_for_what_means_more_than_itself(string prefix)
    {
        var refusal = Assert.Throws<StoreException>(() => SessionPolicy.For("b", prefix, Permission.Read, Refusals));

        Assert.Equal((StoreReason.DangerousPrefix, prefix), (refusal.Failure?.Reason, refusal.Failure?.Call.Key));
    }

    [Fact]
    public void Longer_than_STS_takes_are_refused()
    {
        var refusal = Assert.Throws<StoreException>(() => SessionPolicy.For("b", new string('p', 900), Permission.ReadWrite, Refusals));

        Assert.Equal(StoreReason.SessionPolicyTooLong, refusal.Failure?.Reason);
        Assert.Equal(("900", "2048"), (refusal.Failure?.Details[0], refusal.Failure?.Details[2]));
    }

    [Fact]
    public void Fit_for_the_longest_prefix_and_bucket() =>
        Assert.InRange(SessionPolicy.For(new string('b', 63), new string('p', Prefix.Longest), Permission.ReadWrite, Refusals).Length, 1, SessionPolicy.Longest);

    [Fact]
    public void Are_as_long_as_STS_takes_and_no_longer()
    {
        // Each character of the bucket's name or of a prefix stands in two places; of the action there is one.
        var prefix = "p" + new string('p', (SessionPolicy.Longest - SessionPolicy.For("bbb", "p", Permission.ReadWrite, Refusals).Length) / 2);

        Assert.InRange(SessionPolicy.For("bbb", prefix, Permission.ReadWrite, Refusals).Length, SessionPolicy.Longest - 1, SessionPolicy.Longest);
        var refusal = Assert.Throws<StoreException>(() => SessionPolicy.For("bbb", prefix + "p", Permission.ReadWrite, Refusals));
        Assert.Equal("2048", refusal.Failure?.Details[2]);
        Assert.Equal(StoreReason.SessionPolicyTooLong, refusal.Failure?.Reason);
    }

    [Theory]
    [InlineData("ada@example.org", "ada@example.org")]
    [InlineData("Ada Lovelace (Müller)", "Ada-Lovelace--M-ller-")]
    [InlineData("", "portal-")]
    [InlineData("x", "portal-x")]
    public void Bear_the_name_of_who_asked(string person, string session) => Assert.Equal(session, SessionName.Of(person));

    [Fact]
    public void Bear_a_name_of_64_characters_at_most() => Assert.Equal(64, SessionName.Of(new string('a', 200)).Length);

    [Fact]
    public void Bear_the_end_of_the_requests_number()
    {
        var audit = new AuditContext(new string('a', 200), "entra|1", "019a1b2c-3d4e-7f00-8123-456789abcdef");

        var name = SessionName.Of(audit);

        Assert.Equal(64, name.Length);
        Assert.EndsWith("a=456789abcdef", name, StringComparison.Ordinal);
        Assert.Equal("ada@example.org", SessionName.Of(audit with { Person = "ada@example.org", RequestId = "" }));
    }
}
