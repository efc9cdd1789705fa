namespace Architecture.Tests;

public sealed class CirclesTests
{
    [Theory]
    [InlineData("a>b b>c", "")]
    [InlineData("a>b b>a", "a b")]
    [InlineData("a>b b>c c>a c>d", "a b c")]
    [InlineData("a>b b>a c>d d>c b>c", "a b|c d")]
    [InlineData("a>b b>a b>c c>b", "a b c")]
    public void Folders_that_reach_each_other_are_in_a_circle(string arrows, string circles) => Assert.Equal(
        circles,
        string.Join(
            '|', Circles.In(arrows.Split(' ').Select(arrow => new Arrow("", arrow[..1], arrow[2..]))).Select(circle => string.Join(' ', circle))));

    [Fact]
    public void An_order_tells_which_arrows_run_against_it()
    {
        var order = new Order("# Comment\nCuration: (top) < Plates < Checking\n");

        Assert.False(order.IsAgainst(new("Curation", "Checking", "(top)")));
        Assert.True(order.IsAgainst(new("Curation", "Plates", "Checking")));
        Assert.Equal(["(top)", "Plates", "Checking"], order.FoldersOf("Curation"));
    }
}
