using System.Text.RegularExpressions;
using Testing.Tools;

namespace Architecture.Tests;

/// <summary>The tests of a folder stand in a folder of the same name.</summary>
public sealed partial class MirrorTests
{
    private static readonly string[] Apart = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "apart.txt"))
        .Where(line => line[0] != '#').Select(line => line[..line.IndexOf(": ", StringComparison.Ordinal)])];

    [Fact]
    public void Each_folder_of_tests_is_a_folder_of_src_or_is_listed_with_its_reason()
    {
        var unlisted = WithTests().Where(folder => !HasCounterpart(folder) && !Apart.Any(listed => IsIn(folder, listed))).ToList();

        Assert.Empty(unlisted);
    }

    [Fact]
    public void No_folder_is_listed_that_is_gone_or_has_a_counterpart()
    {
        var folders = WithTests().ToList();
        var needless = Apart.Where(listed => HasCounterpart(listed) || !folders.Any(folder => IsIn(folder, listed))).ToList();

        Assert.Empty(needless);
    }

    private static IEnumerable<string> WithTests() =>
        House.Projects.Select(project => Repository.PathOf($"tests/{project}.Tests")).Where(Directory.Exists)
            .SelectMany(tests => Directory.EnumerateFiles(tests, "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Select(file => (File: file, Folder: Path.GetRelativePath(Repository.PathOf("tests"), Path.GetDirectoryName(file)!).Replace('\\', '/')))
            .Where(one => !one.Folder.Split('/').Any(part => part is "bin" or "obj") && IsTest().IsMatch(File.ReadAllText(one.File)))
            .Select(one => one.Folder)
            .Distinct();

    private static bool HasCounterpart(string folder) =>
        Directory.Exists(Repository.PathOf($"src/{folder.Replace(".Tests", "", StringComparison.Ordinal)}"));

    private static bool IsIn(string folder, string listed) => folder == listed || folder.StartsWith(listed + "/", StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*\[\w*(Fact|Theory)\b", RegexOptions.Multiline)]
    private static partial Regex IsTest();
}
