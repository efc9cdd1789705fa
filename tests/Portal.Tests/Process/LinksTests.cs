using System.Text.RegularExpressions;
using Testing.Tools;

namespace Portal.Tests.Processes;

public sealed partial class LinksTests
{
    public static TheoryData<string> Pages =>
        [.. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Append(Repository.PathOf("README.md"))
            .Select(file => Path.GetRelativePath(Repository.Root, file))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_between_documents_leads_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(page))!;
        var links = Link().Matches(File.ReadAllText(Repository.PathOf(page))).Select(match => match.Groups["target"].Value);

        foreach (var link in links.Where(link => !link.Contains("://", StringComparison.Ordinal)))
        {
            var (path, heading) = link.Split('#', 2) is [var file, var anchor] ? (file, anchor) : (link, "");
            var target = path.Length == 0 ? Repository.PathOf(page) : Path.Combine(folder, path);
            Assert.True(Path.Exists(target), $"{page} links to {link}, which is not there.");
            Assert.True(heading.Length == 0 || Anchors(target).Contains(heading), $"{page} links to {link}, which has no such heading.");
        }
    }

    private static IEnumerable<string> Anchors(string file) => File.ReadLines(file)
        .Where(line => line.StartsWith('#'))
        .Select(line => string.Concat(line.TrimStart('#').Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-'))
            .Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
