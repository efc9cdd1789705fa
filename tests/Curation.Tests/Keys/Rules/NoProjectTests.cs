using System.Text.RegularExpressions;
using Testing.Tools;

namespace Curation.Tests.Keys.Rules;

public sealed partial class NoProjectTests
{
    /// <summary>What is odd in one project is a waiver of that project, never a case in a rule. A name may only be an example in a text.</summary>
    [Fact]
    public void No_code_of_a_rule_knows_a_project_by_name()
    {
        var curation = Repository.PathOf("src/Curation");
        string[] folders = ["Checking", "Plates", "Contents"];
        var files = folders.Select(folder => Path.Combine(curation, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)).ToList();

        var knowing = files.SelectMany(file => Statements(File.ReadAllText(file)).Where(line => Project().IsMatch(line))
            .Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"));

        Assert.NotEmpty(files);
        Assert.Empty(knowing);
    }

    // Comments and what a message tells people to write, such as “cpg0037-oasis”, decide nothing.
    private static IEnumerable<string> Statements(string code) =>
        code.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)).Select(line => Quoted().Replace(line, ""));

    [GeneratedRegex("[cC][pP][gG][0-9]{4}")]
    private static partial Regex Project();

    [GeneratedRegex("“[^”]*”")]
    private static partial Regex Quoted();
}
