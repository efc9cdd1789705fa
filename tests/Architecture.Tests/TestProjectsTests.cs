using System.Text.RegularExpressions;
using Testing.Tools;

namespace Architecture.Tests;

/// <summary>What several projects of tests use is in tests/Testing, and nowhere twice.</summary>
public sealed partial class TestProjectsTests
{
    private static readonly IReadOnlyList<string> Files =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("tests"), "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".csproj" or ".props" or ".targets")
            .Where(path => !path.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal)),
    ];

    [Fact]
    public void No_project_compiles_what_stands_in_another() => Assert.Empty(Files.SelectMany(path => Found(path, Compiled())));

    [Fact]
    public void No_project_of_tests_knows_another() => Assert.Empty(Files.SelectMany(path => Found(path, Referenced())));

    [Fact]
    public void What_they_share_knows_itself_in_one_direction() =>
        Assert.Empty(Circles.In(House.ArrowsOf([("Testing", typeof(Repository).Assembly.Location)]).Keys));

    [Theory]
    [InlineData("<Compile Include=\"../Sandbox.Tests/Keys.cs\" />", true)]
    [InlineData("<Compile Link=\"Keys.cs\" Include=\"$(Tests)Sandbox.Tests/Keys.cs\" />", true)]
    [InlineData("<Compile Include=\"**/*.cs\" Exclude=\"../*.cs\" />", false)]
    [InlineData("<Compile Remove=\"../Sandbox.Tests/Keys.cs\" />", false)]
    public void What_stands_elsewhere_is_told_by_its_path(string line, bool isElsewhere) => Assert.Equal(isElsewhere, Compiled().IsMatch(line));

    private static IEnumerable<string> Found(string path, Regex sought) =>
        sought.Matches(File.ReadAllText(path)).Select(found => $"{Path.GetFileName(path)}: {found.Groups["path"].Value}");

    [GeneratedRegex("""<Compile\s[^>]*\bInclude="(?<path>[^"]*(\.\.|\$\()[^"]*)""")]
    private static partial Regex Compiled();

    [GeneratedRegex("""<ProjectReference\s[^>]*\bInclude="(?<path>(?!\.\./(\.\./src|Testing)/)[^"]*)""")]
    private static partial Regex Referenced();
}
