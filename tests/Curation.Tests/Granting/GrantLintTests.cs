using Curation.Granting;
using Curation.Granting.Linting;
using Curation.Store;

namespace Curation.Tests.Granting;

public sealed class GrantLintTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    // Every key that scopes made of these letters can tell apart: names of up to four letters in two buckets.
    private static readonly List<(string Bucket, string Key)> Keys = [.. Enumerable.Range(1, 4)
        .SelectMany(length => Enumerable.Range(0, (int)Math.Pow(3, length)).Select(n => new string([.. Enumerable.Range(0, length).Select(i => "ab/"[n / (int)Math.Pow(3, i) % 3])])))
        .SelectMany(key => new[] { ("lab", key), ("lab-secrets", key) })];

    [Fact]
    public void Overlaps_and_duplicates_are_those_of_the_keys_that_are_reached()
    {
        var random = new Random(20260302);
        for (var round = 0; round < 4000; round++)
        {
            var (one, other) = (Line("1", Scope(random)), Line("2", Scope(random)));
            var (mine, theirs) = (Reached(one.Scope), Reached(other.Scope));

            var flaws = GrantLint.Of(one, [one, other], Now, Month).Select(remark => remark.Flaw).ToList();

            Assert.Equal(mine.Overlaps(theirs), flaws.Contains(GrantFlaw.Overlap) || flaws.Contains(GrantFlaw.Duplicate));
            Assert.Equal(mine.SetEquals(theirs), flaws.Contains(GrantFlaw.Duplicate));
        }
    }

    [Fact]
    public void What_a_scope_is_told_to_reach_is_what_it_reaches()
    {
        var random = new Random(7);
        for (var round = 0; round < 4000; round++)
        {
            var scope = Scope(random);
            var flaws = GrantLint.OfScope(scope).Select(remark => remark.Flaw).ToList();
            var reached = Reached(scope);

            Assert.Equal(reached.Count == Keys.Count(k => k.Bucket == scope.Bucket), flaws.Contains(GrantFlaw.BucketWide));
            Assert.Equal(reached.Select(k => k.Key.Split('/')[0]).Distinct().Count() > 1, flaws.Contains(GrantFlaw.BucketWide) || flaws.Contains(GrantFlaw.WiderThanProject));
        }
    }

    [Theory]
    [InlineData("s3://lab*", GrantFlaw.BucketWide)]
    [InlineData("s3://lab/*", GrantFlaw.BucketWide)]
    [InlineData("s3://lab/cpg00*", GrantFlaw.WiderThanProject, GrantFlaw.LacksSlash)]
    [InlineData("s3://lab/cpg0037-oasis/broad*", GrantFlaw.LacksSlash)]
    [InlineData("s3://lab/cpg0037-oasis/*")]
    [InlineData("s3://lab/cpg0037-oasis/broad/report.pdf")]
    [InlineData("arn:nonsense", GrantFlaw.NotUnderstood)]
    public void Each_shape_shows_its_flaws(string scope, params GrantFlaw[] flaws) =>
        Assert.Equal(flaws, GrantLint.OfScope(GrantScope.Reported(scope)).Select(remark => remark.Flaw));

    [Fact]
    public void Time_shows_what_is_unused_and_past_its_end()
    {
        var line = Line("1", GrantScope.Parse("s3://lab/a/b/*"));

        Assert.Empty(GrantLint.Of(line, [], Now + Month, Month));
        Assert.Contains("never used", Assert.Single(GrantLint.Of(line, [], Now + Month + TimeSpan.FromSeconds(1), Month)).Message, StringComparison.Ordinal);
        Assert.Empty(GrantLint.Of(line with { LastUsedAt = Now.AddDays(1) }, [], Now + Month, Month));
        Assert.Equal(GrantFlaw.PastEnd, Assert.Single(GrantLint.Of(line with { EndsAt = Now }, [], Now, Month)).Flaw);
        Assert.Equal(GrantFlaw.Orphan, Assert.Single(GrantLint.Of(line with { IsHolderKnown = false }, [], Now, Month)).Flaw);
    }

    private static GrantLine Line(string id, GrantScope scope) => new(id, scope, Permission.ReadWrite, "ada", true, Now, null, null);

    private static HashSet<(string Bucket, string Key)> Reached(GrantScope scope) => [.. Keys.Where(k => scope.Covers(k.Bucket, k.Key))];

    /// <summary>One of the four shapes, over few letters, so that they meet.</summary>
    private static GrantScope Scope(Random random)
    {
        var bucket = random.Next(3) == 0 ? "lab-secrets" : "lab";
        var name = string.Concat(Enumerable.Range(0, random.Next(1, 3)).Select(_ => "ab/"[random.Next(3)]));
        return GrantScope.Parse(random.Next(4) switch
        {
            0 => $"s3://{bucket}*",
            1 => $"s3://{bucket}/*",
            2 => $"s3://{bucket}/{name}*",
            _ => $"s3://{bucket}/{name}",
        });
    }
}
