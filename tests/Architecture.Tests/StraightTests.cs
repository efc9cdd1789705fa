namespace Architecture.Tests;

public sealed class StraightTests
{
    // Those that are straight stay so. The list grows until it is all of them.
    private static readonly string[] Straight = ["Curation.Yaml", "Sandbox", "Cpg"];

    [Fact]
    public void No_folders_know_each_other_in_circles() => Assert.Empty(Straight.SelectMany(project =>
        Circles.In(House.Arrows.Keys.Where(arrow => arrow.Project == project)).Select(circle => $"{project}: {string.Join(", ", circle)}")));

    [Fact]
    public void No_folder_knows_one_that_comes_after_it() =>
        Assert.Empty(House.Arrows.Keys.Where(arrow => Straight.Contains(arrow.Project) && Order.Written.IsAgainst(arrow)));
}
