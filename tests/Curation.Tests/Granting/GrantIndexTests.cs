using Curation.Granting;
using Curation.Granting.Linting;
using Curation.Store;

namespace Curation.Tests.Granting;

public sealed class GrantIndexTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_overlaps_is_what_a_look_at_all_finds()
    {
        var random = new Random(20260302);
        for (var round = 0; round < 300; round++)
        {
            var lines = Enumerable.Range(0, random.Next(1, 60)).Select(id => Line($"{id}", Scope(random))).ToList();
            var index = new GrantIndex(lines);
            foreach (var line in lines)
            {
                var all = lines.Where(other => other.Id != line.Id && line.Scope.Overlaps(other.Scope)).Select(other => other.Id);

                Assert.Equal(all.Order(StringComparer.Ordinal), index.Overlapping(line).Select(other => other.Id).Order(StringComparer.Ordinal));
                Assert.Equal(
                    GrantLint.Of(line, lines, Now, TimeSpan.FromDays(60)).Select(remark => remark.Message).Order(StringComparer.Ordinal),
                    GrantLint.Of(line, index.Overlapping(line), Now, TimeSpan.FromDays(60)).Select(remark => remark.Message).Order(StringComparer.Ordinal));
            }
        }
    }

    [Fact]
    public void A_full_instance_is_not_looked_through_for_each()
    {
        var lines = Enumerable.Range(0, 100_000).Select(id => Line($"{id}", GrantScope.Parse($"s3://lab/cpg{id / 100:0000}-x/source{id % 100}/*"))).ToList();
        var whole = Line("whole", GrantScope.Parse("s3://lab*"));
        var index = new GrantIndex([.. lines, whole]);

        Assert.All(lines, line => Assert.Equal("whole", Assert.Single(index.Overlapping(line)).Id));
        Assert.Equal(lines.Count, index.Overlapping(whole).Count());
    }

    private static GrantLine Line(string id, GrantScope scope) => new(id, scope, Permission.ReadWrite, "ada", true, Now, null, null);

    /// <summary>All four shapes and what nobody understands, over few letters, so that they meet.</summary>
    private static GrantScope Scope(Random random)
    {
        var bucket = random.Next(3) == 0 ? "lab-secrets" : "lab";
        var name = string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => "ab/"[random.Next(3)]));
        return GrantScope.Reported(random.Next(6) switch
        {
            0 => $"s3://{bucket}*",
            1 => $"s3://{bucket}/*",
            2 or 3 => $"s3://{bucket}/{name}*",
            4 => $"s3://{bucket}/{name}",
            _ => $"s3://{bucket}/{name}*{name}",
        });
    }
}
