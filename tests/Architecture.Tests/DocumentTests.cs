using System.Text.RegularExpressions;
using Testing.Tools;

namespace Architecture.Tests;

/// <summary>docs/architecture.md says what is so.</summary>
public sealed partial class DocumentTests
{
    private const string Regenerate = "CURATION_WRITE_DOCS";
    private static readonly string Document = Repository.PathOf("docs/architecture.md");

    [Fact]
    public void The_pictures_show_the_arrows_as_they_are()
    {
        var written = File.ReadAllText(Document).ReplaceLineEndings("\n");
        var now = Drawn().Replace(written, place => $"{place.Groups["mark"].Value}\n{PictureOf(place.Groups["of"].Value)}\n");
        if (Environment.GetEnvironmentVariable(Regenerate) == "1")
        {
            File.WriteAllText(Document, now);
            written = now;
        }

        Assert.Equal(
            House.Projects.Where(project => project != "Curation.Yaml").Prepend("projects").Order(),
            Drawn().Matches(written).Select(place => place.Groups["of"].Value).Order());
        Assert.True(
            written == now, $"The pictures are not those of the arrows. Draw them anew with: {Regenerate}=1 dotnet test tests/Architecture.Tests");
    }

    [Fact]
    public void Every_path_that_the_documentation_names_is_there()
    {
        string[] documents = [Repository.PathOf("README.md"), .. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md")];
        var gone = documents
            .SelectMany(
                file => Named().Matches(File.ReadAllText(file)).Select(named => (File: Path.GetFileName(file), Path: named.Groups["path"].Value)))
            .Where(named => !named.Path.Contains("/.data", StringComparison.Ordinal))
            // N is a number that the reader puts in.
            .Where(named => !IsThere(Repository.PathOf(named.Path.Replace("/N.", "/*.", StringComparison.Ordinal))));

        Assert.Empty(gone);
    }

    [Theory]
    [InlineData("a>b b>c a>c", "    a --> b|    b --> c")]
    [InlineData("a>b c>a c>b", "    a --> b|    c --> a")]
    [InlineData("a>b Low>High", "    a --> b|    Low -.-> High")]
    [InlineData("a/b>(top)", "    a_b[\"a/b\"] --> _top_[\"(top)\"]")]
    public void An_arrow_that_follows_from_others_is_left_out_and_one_against_the_order_is_dotted(string arrows, string lines) => Assert.Equal(
        $"```mermaid|flowchart TD|{lines}|```",
        Picture.Of(arrows.Split(' ').Select(arrow => new Arrow("X", arrow.Split('>')[0], arrow.Split('>')[1])), new Order("X: Low < High"))
            .Replace('\n', '|'));

    private static string PictureOf(string of) =>
        Picture.Of(House.Arrows.Keys.Where(arrow => arrow.Project == (of == "projects" ? "" : of)), Order.Written);

    private static bool IsThere(string path) => File.Exists(path) || Directory.Exists(path)
        || (path.Contains('*', StringComparison.Ordinal) && Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path)).Any());

    [GeneratedRegex(@"(?<mark><!-- arrows: (?<of>[\w.]+) -->)\n```mermaid\n.*?```\n", RegexOptions.Singleline)]
    private static partial Regex Drawn();

    [GeneratedRegex(@"`(?<path>(src|tests|wwwroot|docs|\.ci)/[^`\s]*)`")]
    private static partial Regex Named();
}
