using Curation.Checks;
using Testing.Tools;

namespace Curation.Tests.Checks;

public sealed class RulesDocumentTests
{
    private const string Regenerate = "CURATION_WRITE_DOCS";

    [Fact]
    public void The_documentation_of_the_rules_is_generated_from_the_pack()
    {
        var file = Repository.PathOf("docs/rules.md");
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
}
