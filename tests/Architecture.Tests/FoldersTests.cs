using System.Text.RegularExpressions;
using Portal.Tests.Running;

namespace Architecture.Tests;

/// <summary>A folder is a namespace: what is told of the one is told of the other.</summary>
public sealed partial class FoldersTests
{
    [Fact]
    public void Each_file_has_the_namespace_of_its_folder()
    {
        var wrong = new List<string>();
        foreach (var file in House.Projects.SelectMany(project => Directory.EnumerateFiles(Repository.PathOf($"src/{project}"), "*.*", SearchOption.AllDirectories)))
        {
            var path = Path.GetRelativePath(Repository.PathOf("src"), file).Replace('\\', '/');
            var (folder, text) = (path[..path.LastIndexOf('/')], path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal) ? File.ReadAllText(file) : "");
            if (!path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
                && Namespaces().Matches(text).FirstOrDefault(told => told.Groups["name"].Value != folder.Replace('/', '.')) is { } other)
            {
                wrong.Add($"{path}: {other.Value.Trim()}");
            }
        }

        Assert.Empty(wrong);
    }

    [GeneratedRegex(@"(?m)^(?:@?namespace) (?<name>[\w.]+)")]
    private static partial Regex Namespaces();
}
