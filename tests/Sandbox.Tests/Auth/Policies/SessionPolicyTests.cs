using Sandbox.Auth.Policies;

namespace Sandbox.Tests.Auth.Policies;

/// <summary>What a session for one prefix may do, and the ways someone would try to do more.</summary>
public sealed class SessionPolicyTests
{
    private const string OnePrefix = """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:AbortMultipartUpload"],"Resource":["arn:aws:s3:::staging/cpg0037-oasis/p/*"]},
          {"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::staging","Condition":{"StringLike":{"s3:prefix":["cpg0037-oasis/p/*","cpg0037-oasis/p"]}}}]}
        """;

    [Theory]
    [InlineData("s3:GetObject", "staging/cpg0037-oasis/p/a.tiff", true)]
    [InlineData("s3:getobject", "staging/cpg0037-oasis/p/a.tiff", true)]
    [InlineData("s3:PutObject", "staging/cpg0037-oasis/p/deep/er/ä 1.tiff", true)]
    [InlineData("s3:PutObject", "staging/cpg0037-oasis/p/", true)]
    [InlineData("s3:PutObject", "staging/cpg0037-oasis/p/../q/a", true)] // a key of its own: S3 has no folders to climb
    [InlineData("s3:DeleteObject", "staging/cpg0037-oasis/p/a.tiff", false)]
    [InlineData("s3:GetObjectTagging", "staging/cpg0037-oasis/p/a.tiff", false)]
    [InlineData("s3:ListBucket", "staging/cpg0037-oasis/p/a.tiff", false)]
    [InlineData("s3:GetObject", "staging/cpg0037-oasis/p", false)]
    [InlineData("s3:GetObject", "staging/cpg0037-oasis/p2/a.tiff", false)]
    [InlineData("s3:GetObject", "staging/cpg0037-oasis/p%2Fa.tiff", false)]
    [InlineData("s3:GetObject", "staging/cpg0037-oasis/P/a.tiff", false)]
    [InlineData("s3:GetObject", "staging/cpg0037-oasis//p/a.tiff", false)]
    [InlineData("s3:GetObject", "staging//cpg0037-oasis/p/a.tiff", false)]
    [InlineData("s3:GetObject", "staging/x/../cpg0037-oasis/p/a.tiff", false)]
    [InlineData("s3:GetObject", "staging/cpg0037‑oasis/p/a.tiff", false)] // a non-breaking hyphen
    [InlineData("s3:GetObject", "staging/cpg0037-oasis/р/a.tiff", false)] // a Cyrillic letter
    [InlineData("s3:GetObject", "staging/cpg0037-oasis/p／a.tiff", false)] // a full-width slash
    [InlineData("s3:GetObject", "staging/cpg0037-oasis/p\0/a.tiff", false)]
    [InlineData("s3:GetObject", "staging2/cpg0037-oasis/p/a.tiff", false)]
    [InlineData("s3:GetObject", "gallery/cpg0037-oasis/p/a.tiff", false)]
    [InlineData("s3:GetObject", "staging/*", false)]
    [InlineData("s3:GetObject", "staging/cpg0037-oasis/*/a.tiff", false)]
    [InlineData("s3:*", "staging/cpg0037-oasis/p/a.tiff", false)]
    [InlineData("*", "staging/cpg0037-oasis/p/a.tiff", false)]
    public void Objects_outside_the_prefix_are_denied(string action, string resource, bool expected) =>
        Assert.Equal(expected, Allows(OnePrefix, action, resource));

    [Theory]
    [InlineData("cpg0037-oasis/p", true)]
    [InlineData("cpg0037-oasis/p/", true)]
    [InlineData("cpg0037-oasis/p/images/", true)]
    [InlineData("cpg0037-oasis/p2", false)]
    [InlineData("cpg0037-oasis/", false)]
    [InlineData("cpg0037-oasis", false)]
    [InlineData("cpg0037-oasis/P/", false)]
    [InlineData("cpg0037-oasis/p%2F", false)]
    [InlineData("cpg0037-oasis/*", false)]
    [InlineData("*", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Listings_outside_the_prefix_are_denied(string? prefix, bool expected) =>
        Assert.Equal(expected, Allows(OnePrefix, "s3:ListBucket", "staging", prefix));

    [Fact]
    public void Another_bucket_is_not_listed() => Assert.False(Allows(OnePrefix, "s3:ListBucket", "staging2", "cpg0037-oasis/p/"));

    [Theory]
    [InlineData("arn:aws:s3:::b/p*", "b/p", true)]
    [InlineData("arn:aws:s3:::b/p*", "b/p2/secret", true)]
    [InlineData("arn:aws:s3:::b/p*", "b/q", false)]
    [InlineData("arn:aws:s3:::b*", "bucket-of-others/k", true)]
    [InlineData("arn:aws:s3:::b/*", "b", false)]
    [InlineData("arn:aws:s3:::b/*", "b/", true)]
    [InlineData("arn:aws:s3:::b", "b/k", false)]
    [InlineData("arn:aws:s3:::b/?.txt", "b/a.txt", true)]
    [InlineData("arn:aws:s3:::b/?.txt", "b/.txt", false)]
    [InlineData("arn:aws:s3:::b/?.txt", "b/aa.txt", false)]
    [InlineData("arn:aws:s3:::b/a*b*c", "b/a/x/b/y/c", true)]
    [InlineData("arn:aws:s3:::b/a*b*c", "b/a/x/c/y/b", false)]
    [InlineData("arn:aws:s3:::b/[a-z]", "b/a", false)]
    [InlineData("arn:aws:s3:::b/a.c", "b/abc", false)]
    [InlineData("arn:aws:s3:::b/**", "b/k", true)]
    [InlineData("arn:aws:s3:::*", "b/k", true)]
    [InlineData("*", "b/k", true)]
    [InlineData("arn:aws:s3:::", "b/k", false)]
    public void Wildcards_mean_exactly_what_they_say(string pattern, string resource, bool expected) =>
        Assert.Equal(
            expected, Allows($$$"""{"Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"{{{pattern}}}"}}""", "s3:GetObject", resource));

    [Theory]
    [InlineData("s3:*", true)]
    [InlineData("s3:Get*", true)]
    [InlineData("S3:GETOBJECT", true)]
    [InlineData("s3:GetObjec?", true)]
    [InlineData("*", true)]
    [InlineData("s3:GetObjectTagging", false)]
    [InlineData("s3:Put*", false)]
    [InlineData("sts:*", false)]
    [InlineData("s3:GetObjeсt", false)] // a Cyrillic letter
    [InlineData("", false)]
    public void Actions_are_patterns_too(string pattern, bool expected) =>
        Assert.Equal(expected, Allows($$$"""{"Statement":{"Effect":"Allow","Action":"{{{pattern}}}","Resource":"*"}}""", "s3:GetObject", "b/k"));

    [Theory]
    [InlineData("b/public/k", true)]
    [InlineData("b/secret/k", false)]
    public void A_denial_wins_wherever_it_stands(string resource, bool expected)
    {
        const string allow = """{"Effect":"Allow","Action":"s3:*","Resource":"*"}""";
        const string deny = """{"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::b/secret/*"}""";

        Assert.Equal(expected, Allows($$"""{"Statement":[{{allow}},{{deny}}]}""", "s3:GetObject", resource));
        Assert.Equal(expected, Allows($$"""{"Statement":[{{deny}},{{allow}}]}""", "s3:GetObject", resource));
    }

    [Fact]
    public void No_statement_allows_nothing() => Assert.False(Allows("""{"Version":"2012-10-17","Statement":[]}""", "s3:GetObject", "b/k"));

    [Theory]
    [InlineData("StringEquals", "p/*", "p/*", true)]
    [InlineData("StringEquals", "p/*", "p/a", false)]
    [InlineData("StringEquals", "p", null, false)]
    [InlineData("StringEqualsIfExists", "p", null, true)]
    [InlineData("StringEqualsIfExists", "p", "q", false)]
    [InlineData("StringEqualsIgnoreCase", "P", "p", true)]
    [InlineData("StringNotEquals", "p", "q", true)]
    [InlineData("StringNotEquals", "p", "p", false)]
    [InlineData("StringNotEquals", "p", null, true)]
    [InlineData("StringNotEqualsIgnoreCase", "P", "p", false)]
    [InlineData("StringLike", "*", "", true)]
    [InlineData("StringLike", "*", null, false)]
    [InlineData("StringLikeIfExists", "p/*", null, true)]
    [InlineData("StringLikeIfExists", "p/*", "q/", false)]
    [InlineData("StringNotLike", "p/*", "p/a", false)]
    [InlineData("StringNotLike", "p/*", "q", true)]
    [InlineData("StringNotLike", "p/*", null, true)]
    [InlineData("StringNotLikeIfExists", "p/*", null, true)]
    public void Conditions_hold_as_in_IAM(string name, string value, string? prefix, bool expected) => Assert.Equal(expected, Allows(
        """{"Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*","Condition":{"NAME":{"s3:prefix":"VALUE"}}}}"""
            .Replace("NAME", name, StringComparison.Ordinal).Replace("VALUE", value, StringComparison.Ordinal),
        "s3:ListBucket", "b", prefix));

    [Theory]
    [InlineData("p/", "/", true)]
    [InlineData("p/", null, false)]
    [InlineData("q/", "/", false)]
    public void All_conditions_must_hold(string prefix, string? delimiter, bool expected)
    {
        var policy = PolicyParser.Parse(
            """{"Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*","Condition":{"StringLike":{"s3:Prefix":["p/*","o/*"]},"StringEquals":{"s3:delimiter":"/"}}}}""");

        Assert.Equal(expected, policy.Allows(new AccessQuestion("s3:ListBucket", "arn:aws:s3:::b", prefix, delimiter)));
    }

    [Fact]
    public async Task A_hostile_pattern_comes_to_an_end()
    {
        // One that tries every way would be at it for longer than there is time.
        var matching = Task.Run(() => Wildcard.Matches(string.Concat(Enumerable.Repeat("*a", 500)) + "b", new string('a', 1024)));

        Assert.False(await matching.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    private static bool Allows(string policy, string action, string resource, string? prefix = null) =>
        PolicyParser.Parse(policy).Allows(new AccessQuestion(action, "arn:aws:s3:::" + resource, prefix, null));
}
