using Portal.Demo.Seeds;

namespace Portal.Tests.Demo.Seeds;

public sealed class SeedTimesTests
{
    [Fact]
    public void What_is_staged_came_just_before_the_first_start_and_nothing_comes_after_it()
    {
        var at = new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);
        var seeds = SeedPlan.Objects(at: at).ToList();

        Assert.All(seeds, seed => Assert.True(seed.LastModified < at, $"{seed.Key} comes {seed.LastModified - at} after the first start."));
        Assert.All(
            seeds.Where(seed => seed.Bucket == SeedPlan.Staging),
            seed => Assert.InRange(at - seed.LastModified, TimeSpan.Zero, TimeSpan.FromHours(1)));
        Assert.All(seeds.Where(seed => seed.Bucket == SeedPlan.Gallery), seed => Assert.InRange((at - seed.LastModified).TotalDays, 200, 300));
    }
}
