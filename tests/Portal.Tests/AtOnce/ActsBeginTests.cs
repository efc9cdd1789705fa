using System.Text.RegularExpressions;
using Testing.Tools;

namespace Portal.Tests.AtOnce;

public sealed partial class ActsBeginTests
{
    // It asks the provider between its look and its save: one prefix at a time, and its save is refused where the row changed meanwhile.
    private static readonly string[] OfThemselves = ["GrantCreation.cs"];

    /// <summary>A save stores what was decided on what was seen, so the lock is taken before the look.</summary>
    [Fact]
    public void What_saves_has_begun_with_an_act()
    {
        var wrong = Directory.EnumerateFiles(Repository.PathOf("src/Portal"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !OfThemselves.Contains(Path.GetFileName(path)))
            .Where(path => Contexts().Split(File.ReadAllText(path)).Skip(1).Any(after => after.StartsWith("CreateDbContextAsync", StringComparison.Ordinal) && after.Contains("SaveChangesAsync(", StringComparison.Ordinal)));

        Assert.Empty(wrong.Select(Path.GetFileName));
    }

    [GeneratedRegex(@"(?=\b(?:CreateDbContextAsync|BeginAsync)\()")]
    private static partial Regex Contexts();
}
