using System.Buffers;

namespace Curation.Keys.Layouts;

/// <summary>Reads the pattern of one folder or file name of the layout file.</summary>
internal sealed class SegmentParser(
    Dictionary<string, PlaceholderKind> kinds,
    Dictionary<string, int> slots,
    Dictionary<string, Placeholder> seen,
    Func<string, LayoutException> wrong)
{
    private static readonly SearchValues<char> LiteralChars =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    public SegmentPattern Parse(string text, bool isLast)
    {
        if (text.Length == 0)
        {
            throw wrong("a path has no empty folder name; remove the extra “/”.");
        }

        var literals = new List<string>();
        var holes = new List<Placeholder>();
        var rest = text;
        while (rest.IndexOf('{', StringComparison.Ordinal) is var open and >= 0)
        {
            var close = rest.IndexOf('}', StringComparison.Ordinal);
            if (close < open)
            {
                throw wrong($"a brace in “{text}” has no partner.");
            }

            if (open == 0 && holes.Count > 0)
            {
                throw wrong($"two placeholders touch in “{text}”; a fixed text must stand between them.");
            }

            literals.Add(Literal(rest[..open]));
            holes.Add(PlaceholderNamed(rest[(open + 1)..close]));
            rest = rest[(close + 1)..];
        }

        literals.Add(Literal(rest));
        var isWhole = holes.Count == 1 && literals.TrueForAll(literal => literal.Length == 0);
        return holes.Exists(hole => hole.Kind == PlaceholderKind.Rest) && !(isLast && isWhole)
            ? throw wrong($"a placeholder for the rest stands alone at the end of a path, not in “{text}”.")
            : new SegmentPattern([.. literals], [.. holes]);
    }

    private Placeholder PlaceholderNamed(string name)
    {
        if (!kinds.TryGetValue(name, out var kind))
        {
            throw wrong($"{{{name}}} is not declared; add “where {{{name}}} is ...” above.");
        }

        var hole = new Placeholder(name, kind, slots[name], seen.ContainsKey(name));
        seen.TryAdd(name, hole);
        return hole;
    }

    private string Literal(string text) => text.AsSpan().ContainsAnyExcept(LiteralChars)
        ? throw wrong($"“{text}” has a character that no name in the gallery has; names use letters, digits, “_”, “-” and “.”.")
        : text;
}
