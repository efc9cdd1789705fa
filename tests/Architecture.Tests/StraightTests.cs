namespace Architecture.Tests;

public sealed class StraightTests
{
    [Fact]
    public void No_folders_know_each_other_in_circles() => Assert.Empty(House.Projects.SelectMany(project =>
        Circles.In(House.Arrows.Keys.Where(arrow => arrow.Project == project)).Select(circle => $"{project}: {string.Join(", ", circle)}")));

    [Fact]
    public void No_folder_knows_one_that_comes_after_it()
    {
        var against = House.Arrows.Keys.Where(Order.Written.IsAgainst).ToList();

        Assert.Empty(against);
    }
}
