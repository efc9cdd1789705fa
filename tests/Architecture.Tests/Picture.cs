using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>Arrows as Mermaid draws them: what follows from others is left out, and what runs against the order is dotted.</summary>
internal static partial class Picture
{
    public static string Of(IEnumerable<Arrow> arrows, Order order)
    {
        var all = arrows.ToLookup(order.IsAgainst);
        var next = all[false].ToLookup(arrow => arrow.From, arrow => arrow.To);
        var lines = all[false].Where(arrow => !next[arrow.From].Any(by => by != arrow.To && Leads(by, arrow.To, next)))
            .Select(arrow => Line(arrow, "-->"))
            .Concat(all[true].Select(arrow => Line(arrow, "-.->")));
        return string.Join('\n', ["```mermaid", "flowchart TD", .. lines, "```"]);
    }

    private static bool Leads(string from, string to, ILookup<string, string> next) => next[from].Any(by => by == to || Leads(by, to, next));

    private static string Line(Arrow arrow, string line) => $"    {Node(arrow.From)} {line} {Node(arrow.To)}";

    // What Mermaid does not take for a name stands beside one.
    private static string Node(string folder) => NoName().Replace(folder, "_") is var name && name == folder ? name : $"{name}[\"{folder}\"]";

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NoName();
}
