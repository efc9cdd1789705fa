using Curation.Checking;

namespace Curation.Tests.Checking;

public sealed class RulesDocumentTests
{
    private const string Regenerate = "CURATION_WRITE_DOCS";

    [Fact]
    public void The_documentation_of_the_rules_is_generated_from_the_pack()
    {
        var file = Path.Combine(Repository(), "docs", "rules.md");
        var expected = RulesDocument.Of(RulePack.Gallery);
        if (Environment.GetEnvironmentVariable(Regenerate) == "1")
        {
            File.WriteAllText(file, expected);
        }

        var actual = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        Assert.True(
            expected == actual,
            $"docs/rules.md differs from the rules, first at line {FirstDifference(expected, actual)}. "
            + $"Write it anew with: {Regenerate}=1 dotnet test tests/Curation.Tests --filter RulesDocument");
    }

    private static int FirstDifference(string one, string other) =>
        1 + one.Split('\n').Zip(other.Split('\n')).TakeWhile(lines => lines.First == lines.Second).Count();

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "docs")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} has docs; run the tests in the repository.");
    }
}
