using System.Text.RegularExpressions;
using Testing.Tools;

namespace Architecture.Tests;

/// <summary>A folder is a namespace: what is told of the one is told of the other.</summary>
public sealed partial class FoldersTests
{
    [Fact]
    public void Each_file_has_the_namespace_of_its_folder()
    {
        var wrong = new List<string>();
        foreach (var path in House.Projects.SelectMany(SourcesOf))
        {
            var folder = path[..path.LastIndexOf('/')].Replace('/', '.');
            wrong.AddRange(Namespaces().Matches(File.ReadAllText(Repository.PathOf($"src/{path}")))
                .Select(told => told.Groups["name"].Value)
                .Where(name => name != folder)
                .Select(name => $"{path}: {name}"));
        }

        Assert.Empty(wrong);
    }

    private static IEnumerable<string> SourcesOf(string project) =>
        Directory.EnumerateFiles(Repository.PathOf($"src/{project}"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Select(file => Path.GetRelativePath(Repository.PathOf("src"), file).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal));

    [GeneratedRegex(@"(?m)^@?namespace (?<name>[\w.]+)")]
    private static partial Regex Namespaces();
}
