using Architecture.Tests.Samples.Above;

namespace Architecture.Tests;

/// <summary>However one type knows another, it is seen.</summary>
public sealed class UsesTests
{
    private static readonly IReadOnlyDictionary<Arrow, Makers> Arrows = House.ArrowsOf([("Architecture.Tests", typeof(UsesTests).Assembly.Location)]);

    [Theory]
    [InlineData(typeof(ByArgument))]
    [InlineData(typeof(ByAttribute))]
    [InlineData(typeof(ByBase))]
    [InlineData(typeof(ByBound))]
    [InlineData(typeof(ByCall))]
    [InlineData(typeof(ByCatch))]
    [InlineData(typeof(ByField))]
    [InlineData(typeof(ByLambda))]
    [InlineData(typeof(ByTypeOf))]
    [InlineData(typeof(ByWait))]
    public void It_is_seen(Type type) => Assert.Contains("Architecture.Tests.Samples.Below", UsedBy(type));

    [Fact]
    public void Who_knows_nobody_is_not_said_to() => Assert.DoesNotContain("Architecture.Tests.Samples.Below", UsedBy(typeof(ByNothing)));

    [Fact]
    public void An_arrow_leads_from_folder_to_folder()
    {
        Assert.Equal(
            new Makers(typeof(ByArgument).FullName!, "Architecture.Tests.Samples.Below.Thing"),
            Arrows[new("Architecture.Tests", "Samples/Above", "Samples/Below")]);
        Assert.DoesNotContain(new("Architecture.Tests", "Samples/Below", "Samples/Above"), Arrows.Keys);
    }

    private static IEnumerable<string> UsedBy(Type type)
    {
        using var assembly = House.Read(type.Assembly.Location);
        return [.. Uses.Of(assembly.MainModule.GetType(type.FullName)).Select(used => used.Namespace)];
    }
}
