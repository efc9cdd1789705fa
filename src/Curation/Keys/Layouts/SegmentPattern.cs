namespace Curation.Keys.Layouts;

/// <summary>
/// The pattern of one folder or file name: literals with placeholders between them, never two placeholders side by side.
/// The parser makes <c>literals.Length == holes.Length + 1</c>; outer literals may be empty.
/// </summary>
internal sealed class SegmentPattern(string[] literals, Placeholder[] holes)
{
    public bool IsLiteral => holes.Length == 0;

    public string Literal => literals[0];

    /// <summary>The one placeholder that is the whole name, or null.</summary>
    public Placeholder? Whole => holes.Length == 1 && literals[0].Length == 0 && literals[1].Length == 0 ? holes[0] : null;

    /// <summary>Whether the name fits; what the placeholders stand for is written to <paramref name="captures"/>.</summary>
    public bool Fits(ReadOnlySpan<char> key, int start, int end, Span<Capture> captures)
    {
        var text = key[start..end];
        return text.StartsWith(literals[0]) && FitsFrom(0, key, start + literals[0].Length, end, captures);
    }

    // Each placeholder takes the shortest text after which the rest of the name still fits.
    private bool FitsFrom(int index, ReadOnlySpan<char> key, int start, int end, Span<Capture> captures)
    {
        if (index == holes.Length)
        {
            return start == end;
        }

        var hole = holes[index];
        var literal = literals[index + 1];
        var text = key[start..end];
        if (hole.IsRepeated)
        {
            var known = captures[hole.Slot].In(key);
            return text.StartsWith(known) && text[known.Length..].StartsWith(literal)
                && FitsFrom(index + 1, key, start + known.Length + literal.Length, end, captures);
        }

        if (index == holes.Length - 1)
        {
            var length = text.Length - literal.Length;
            captures[hole.Slot] = new Capture(start, length);
            return length > 0 && text.EndsWith(literal) && hole.Kind.Allows(text[..length]);
        }

        for (var length = text.IndexOf(literal); length >= 0; length = NextIndexOf(text, literal, length))
        {
            captures[hole.Slot] = new Capture(start, length);
            if (hole.Kind.Allows(text[..length]) && FitsFrom(index + 1, key, start + length + literal.Length, end, captures))
            {
                return true;
            }
        }

        return false;
    }

    private static int NextIndexOf(ReadOnlySpan<char> text, string literal, int after)
    {
        var next = text[(after + 1)..].IndexOf(literal);
        return next < 0 ? -1 : after + 1 + next;
    }
}

/// <summary>A placeholder in a name; <paramref name="IsRepeated"/> if its text stood earlier in the same path.</summary>
internal sealed record Placeholder(string Name, PlaceholderKind Kind, int Slot, bool IsRepeated);

/// <summary>Where in the key the text of a placeholder stands.</summary>
internal readonly record struct Capture(int Start, int Length)
{
    public ReadOnlySpan<char> In(ReadOnlySpan<char> key) => key.Slice(Start, Length);
}
