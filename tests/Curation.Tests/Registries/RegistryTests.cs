using Curation.Registries;

namespace Curation.Tests.Registries;

public sealed class RegistryTests
{
    private static readonly Registry Gallery = Registry.Gallery;

    [Theory]
    [InlineData("cpg0016-jump", ProjectState.Complete)]
    [InlineData("cpg0037-oasis", ProjectState.Reserved)]
    [InlineData("cpg0013", ProjectState.Retired)]
    [InlineData("cpg0036-EU-OS-bioactives", ProjectState.Complete)]
    public void A_registered_project_has_a_state(string project, ProjectState state) => Assert.Equal(state, Gallery.Find(project)?.State);

    [Fact]
    public void A_second_name_of_a_project_is_registered_too()
    {
        Assert.True(Gallery.Admits("cpg0016-jump-assembled", out _));
        Assert.Equal("cpg0016-jump", Gallery.Find("cpg0016-jump-assembled")?.AliasOf);
    }

    [Theory]
    [InlineData("cpg0099-new", "The number cpg0099 is not registered; ask a maintainer to register it first.")]
    [InlineData("cpg0061-jump", "The number cpg0061 is not registered; did you mean “cpg0016-jump”?")]
    [InlineData("cpg0099", "The number cpg0099 is not registered; ask a maintainer to register it first.")]
    [InlineData("cpg0013", "The number cpg0013 is retired and is not given out again; ask a maintainer for a new number.")]
    [InlineData("cpg0013-foo", "The number cpg0013 is retired and is not given out again; ask a maintainer for a new number.")]
    [InlineData("cpg0016-jmup", "The number cpg0016 is registered as “cpg0016-jump”, not as “cpg0016-jmup”; did you mean “cpg0016-jump”?")]
    [InlineData("cpg0036-eu-os-bioactives", "The number cpg0036 is registered as “cpg0036-EU-OS-bioactives”, not as “cpg0036-eu-os-bioactives”; did you mean “cpg0036-EU-OS-bioactives”?")]
    [InlineData("jump", "“jump” is not the name of a project: cpg, four digits, a hyphen and a tag, such as “cpg0016-jump”.")]
    [InlineData("", "“” is not the name of a project: cpg, four digits, a hyphen and a tag, such as “cpg0016-jump”.")]
    public void A_project_that_is_not_admitted_is_told_why(string project, string reason)
    {
        Assert.False(Gallery.Admits(project, out var told));
        Assert.Equal(reason, told);
    }

    [Fact]
    public void A_project_that_is_admitted_has_no_reason_against_it()
    {
        Assert.True(Gallery.Admits("cpg0037-oasis", out var reason));
        Assert.Empty(reason);
    }

    [Theory]
    [InlineData("cpg0099-x\tcpg0099", "Line 2 of the registry has 2 fields; it needs a name, a number and a state, separated by tabs.")]
    [InlineData("cpg0099-x\tcpg0099\tlost", "Line 2 of the registry states “lost”; a project is complete, reserved or retired, or an alias of another.")]
    public void A_bad_line_of_the_registry_is_named(string line, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Registry.Parse("project\taccession\tstate\n" + line)).Message);

    [Fact]
    public void What_the_portal_gave_out_is_taken_and_only_what_is_registered_is_admitted()
    {
        var registry = Gallery.With([new AssignedNumber(50, "cpg0050-one", true), new AssignedNumber(51, "cpg0051-secret", false)]);

        Assert.Equal((50, 52), (Gallery.NextNumber, registry.NextNumber));
        Assert.Equal([NumberUse.Reserved, NumberUse.Requested, NumberUse.Free], new[] { 50, 51, 52 }.Select(registry.UseOf));
        Assert.True(registry.Admits("cpg0050-one", out _));
        Assert.False(registry.Admits("cpg0051-secret", out var reason));
        Assert.Equal("The number cpg0051 is given out, and not to this project; ask a maintainer for a new number.", reason);
        Assert.DoesNotContain(registry.Projects, project => project.Name.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void A_number_that_came_to_nothing_is_the_next_again() =>
        Assert.Equal(50, Gallery.With([new AssignedNumber(51, "cpg0051-b", true)]).NextNumber);

    [Fact]
    public void Registries_that_differ_have_different_marks()
    {
        var one = Gallery.With([new AssignedNumber(50, "cpg0050-one", true)]);

        Assert.Equal(4, new[] { Gallery, one, Gallery.With([new AssignedNumber(50, "cpg0050-one", false)]), Gallery.With([new AssignedNumber(50, "cpg0050-two", true)]) }.Select(r => r.Mark).Distinct().Count());
        Assert.Equal(Gallery.Mark, Gallery.With([]).Mark);
        Assert.Equal($"{Gallery.Description}, and 1 registered since", one.Description);
        Assert.StartsWith("built in, SHA-256 ", Gallery.Description, StringComparison.Ordinal);
    }
}
