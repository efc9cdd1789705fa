using Testing.Tools;


namespace Architecture.Tests;

/// <summary>arrows.txt: the arrows there may be. It may shrink, not grow.</summary>
internal static class WrittenList
{
    private const string Head =
        """
        # Which folder knows which, and which project. ArrowsTests holds this list: an arrow that is not here fails, and so does one that is here and nowhere else.
        # Take lines out; put none in. "against" runs against the order in order.txt, which is where the folders are to go.

        """;

    public static string Text { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "arrows.txt")).ReplaceLineEndings("\n");

    public static IReadOnlySet<Arrow> Allowed { get; } = Text.Split('\n')
        .Where(line => line.Contains(" -> ", StringComparison.Ordinal) && line[0] != '#')
        .Select(line => Arrow.Parse(line.Replace(Mark, "", StringComparison.Ordinal)))
        .ToHashSet();

    private const string Mark = "  against";

    /// <summary>The list as it would be written of these.</summary>
    public static string Of(IEnumerable<Arrow> arrows, Order order)
    {
        var all = arrows.ToList();
        var lines = House.Projects.SelectMany(project => Section(project, [.. all.Where(arrow => arrow.Project == project)], order));
        return string.Join('\n', [Head, .. all.Where(arrow => arrow.Project.Length == 0).Select(arrow => $"{arrow}"), .. lines, ""]);
    }

    /// <summary>Where a list as it is now is put, for whoever took arrows away.</summary>
    public static string Write(string text)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "arrows.now.txt");
        File.WriteAllText(path, text);
        return Path.GetRelativePath(Repository.Root, path);
    }

    private static IEnumerable<string> Section(string project, IReadOnlyList<Arrow> arrows, Order order)
    {
        var circles = Circles.In(arrows);
        var folders = arrows.SelectMany(arrow => new[] { arrow.From, arrow.To }).Distinct().Count();
        var against = arrows.Count(order.IsAgainst);
        return
        [
            "",
            $"# {project}: {circles.Sum(circle => circle.Count)} of {folders} folders know each other in circles; {arrows.Count} arrows, {against} against the order",
            .. arrows.Select(arrow => $"{arrow}{(order.IsAgainst(arrow) ? Mark : "")}"),
        ];
    }
}
