using Curation.Granting;
using Curation.Store;

namespace Curation.Tests.Granting;

public sealed class GrantScopeTests
{
    private const string Staging = "staging-cellpainting-gallery";

    [Theory]
    [InlineData("s3://bucket*", "bucket", "", false, true, true)]
    [InlineData("s3://bucket/*", "bucket", "", false, true, false)]
    [InlineData("s3://bucket/p*", "bucket", "p", false, false, true)]
    [InlineData("s3://bucket/p/*", "bucket", "p/", false, false, false)]
    [InlineData("s3://bucket/p/key.csv", "bucket", "p/key.csv", true, false, false)]
    [InlineData("s3://bucket/p/", "bucket", "p/", true, false, false)]
    public void Its_shapes_are_read(string text, string bucket, string start, bool isObject, bool isWide, bool lacksSlash)
    {
        var scope = GrantScope.Parse(text);

        Assert.Equal(
            (bucket, start, isObject, isWide, lacksSlash),
            (scope.Bucket, scope.Start, scope.IsObject, scope.IsBucketWide, scope.LacksSlashBeforeStar));
        Assert.Equal(text, scope.ToString());
    }

    [Theory]
    [InlineData("", "begins with s3://")]
    [InlineData("S3://bucket/*", "begins with s3://")]
    [InlineData("s3:/bucket/*", "begins with s3://")]
    [InlineData("https://bucket/*", "begins with s3://")]
    [InlineData(" s3://bucket/*", "begins with s3://")]
    [InlineData("s3://", "not the name of a bucket")]
    [InlineData("s3://*", "not the name of a bucket")]
    [InlineData("s3:///*", "not the name of a bucket")]
    [InlineData("s3://Bucket/*", "not the name of a bucket")]
    [InlineData("s3://bück/*", "not the name of a bucket")]
    [InlineData("s3://buc*ket/*", "not the name of a bucket")]
    [InlineData("s3://user@bucket/*", "not the name of a bucket")]
    [InlineData("s3://bucket", "neither keys nor an object")]
    [InlineData("s3://bucket/", "neither keys nor an object")]
    [InlineData("s3://bucket**", "only at the end")]
    [InlineData("s3://bucket/p*/q", "only at the end")]
    [InlineData("s3://bucket/p**", "only at the end")]
    [InlineData("s3://bucket/p/../*", "“..”")]
    [InlineData("s3://bucket/./p*", "“.”")]
    [InlineData("s3://bucket/p\n/*", "control character")]
    public void What_is_none_is_refused_in_words(string text, string says)
    {
        Assert.False(GrantScope.TryParse(text, out var scope, out var reason));

        Assert.Contains(says, reason, StringComparison.Ordinal);
        Assert.False(scope.IsUnderstood);
        Assert.False(scope.Covers("bucket", "p/x"));
    }

    [Fact]
    public void One_that_is_too_long_is_refused()
    {
        var longest = "s3://bucket/" + new string('p', GrantScope.Longest - 13) + "*";

        Assert.True(GrantScope.TryParse(longest, out _, out _));
        Assert.False(GrantScope.TryParse(longest[..^1] + "p*", out _, out var reason));
        Assert.Contains("2001", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3://bucket*", "bucket-secrets", "k")]
    [InlineData("s3://bucket*", "bucke", "tk")]
    [InlineData("s3://bucket/*", "bucket2", "k")]
    [InlineData("s3://bucket/*", "bucket", "")]
    [InlineData("s3://bucket/*", "BUCKET", "k")]
    [InlineData("s3://bucket/p/*", "bucket", "p2/k")]
    [InlineData("s3://bucket/p/*", "bucket", "p")]
    [InlineData("s3://bucket/p/*", "bucket", "P/k")]
    [InlineData("s3://bucket/p/*", "bucket", "p/../p2/k")]
    [InlineData("s3://bucket/p/*", "bucket", "p/./k")]
    [InlineData("s3://bucket/p/*", "bucket", "p/..")]
    [InlineData("s3://bucket/p/*", "bucket", "/p/k")]
    [InlineData("s3://bucket/p/*", "bucket", "p%2Fk")]
    [InlineData("s3://bucket/p/*", "bucket", "p\u2215k")]
    [InlineData("s3://bucket/p/*", "bucket", "\u0440/k")]
    [InlineData("s3://bucket/report.pdf", "bucket", "report.pdf.bak")]
    [InlineData("s3://bucket/report.pdf", "bucket", "report.pdf/x")]
    [InlineData("s3://bucket/report.pdf", "bucket", "Report.pdf")]
    [InlineData("s3://bucket/report.pdf", "bucket", "report_pdf")]
    public void It_reaches_no_neighbour(string scope, string bucket, string key) => Assert.False(GrantScope.Parse(scope).Covers(bucket, key));

    [Theory]
    [InlineData("s3://bucket*", "k")]
    [InlineData("s3://bucket/*", "p/k")]
    [InlineData("s3://bucket/p*", "p2/k")]
    [InlineData("s3://bucket/p/*", "p/k")]
    [InlineData("s3://bucket/p/*", "p/a..b/k")]
    [InlineData("s3://bucket/report.pdf", "report.pdf")]
    public void It_reaches_its_own(string scope, string key) => Assert.True(GrantScope.Parse(scope).Covers("bucket", key));

    [Fact]
    public void The_grant_of_a_prefix_reaches_it_and_no_other()
    {
        var broad = Prefix.Parse("cpg0037-oasis/broad");
        var scope = GrantScope.Below(Staging, broad);

        Assert.Equal("s3://staging-cellpainting-gallery/cpg0037-oasis/broad/*", scope.Text);
        Assert.True(scope.Covers(Staging, broad));
        Assert.True(scope.Covers(Staging, Prefix.Parse("cpg0037-oasis/broad/workspace")));
        Assert.False(scope.Covers(Staging, Prefix.Parse("cpg0037-oasis/broad2")));
        Assert.False(scope.Covers("cellpainting-gallery", broad));
        Assert.False(GrantScope.Below(Staging, Prefix.Parse("cpg0037-oasis/broad/workspace")).Covers(Staging, broad));
        Assert.False(GrantScope.Parse($"s3://{Staging}/cpg0037-oasis/broad/").Covers(Staging, broad));
    }

    [Fact]
    public void What_a_provider_reports_is_kept_and_reaches_nothing_when_it_is_not_understood()
    {
        var odd = GrantScope.Reported("s3://*");

        Assert.Equal("s3://*", odd.Text);
        Assert.False(odd.IsUnderstood || odd.IsBucketWide || odd.LacksSlashBeforeStar);
        Assert.False(odd.Covers("bucket", "k") || odd.Overlaps(odd) || odd.Covers(GrantScope.Parse("s3://bucket/*")));
        Assert.True(GrantScope.Reported("s3://bucket/p*").IsUnderstood);
    }

    [Fact]
    public void It_agrees_with_the_keys_there_are()
    {
        var keys = Words("ab/.", 4).Where(key => key.Length > 0 && !key.Split('/').Any(folder => folder is "." or "..")).ToList();
        var scopes = Words("ab/", 2).SelectMany(start => new[] { $"s3://one/{start}*", $"s3://one/{start}", $"s3://two/{start}*" })
            .Append("s3://one*")
            .Where(text => GrantScope.TryParse(text, out _, out _))
            .ToDictionary(text => text, text => keys.Where(key => Reaches(text, "one", key)).ToHashSet());

        foreach (var (left, reached) in scopes)
        {
            Assert.Equal(reached, keys.Where(key => GrantScope.Parse(left).Covers("one", key)).ToHashSet());
            foreach (var (right, others) in scopes.Where(_ => !left.Contains("two", StringComparison.Ordinal)))
            {
                // An object that no key of the sample can be is left out: both answers would be right.
                if (reached.Count > 0 && others.Count > 0)
                {
                    Assert.Equal(reached.Overlaps(others), GrantScope.Parse(left).Overlaps(GrantScope.Parse(right)));
                    Assert.Equal(reached.IsSupersetOf(others), GrantScope.Parse(left).Covers(GrantScope.Parse(right)));
                }
            }
        }
    }

    // Another way to the same answer: the whole address against the whole scope, the bucket's shape first.
    private static bool Reaches(string scope, string bucket, string key) => scope switch
    {
        _ when scope == $"s3://{bucket}*" => true,
        [.. var start, '*'] =>
            $"s3://{bucket}/{key}".StartsWith(start, StringComparison.Ordinal) && start.StartsWith($"s3://{bucket}/", StringComparison.Ordinal),
        _ => $"s3://{bucket}/{key}" == scope,
    };

    private static IEnumerable<string> Words(string letters, int longest) =>
        longest == 0
            ? [""]
            : Words(letters, longest - 1).SelectMany(word => word.Length == longest - 1 ? letters.Select(c => word + c).Prepend(word) : [word]);
}
